using System.Globalization;
using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.Audit;

/// <summary>Every attempt at the door by a login of this store, newest first (登录记录).</summary>
[Needs(Rights.SeeAudit)]
internal sealed class SignInTrail(Db db) : IRead
{
    internal sealed record Row(Guid Id, DateTimeOffset At, Guid? PersonId, string? Person, string Login, string Outcome, string Address);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    private const string Sql = """
        select s.id, s.at, s.person_id, p.name as person, s.login, s.outcome, s.address
        from   admin.sign_ins s
        left   join admin.people p on p.store_id = @store and p.id = s.person_id
        where  s.store_id = @store
          and  (not @failed or s.outcome in ('wrong', 'locked', 'code wrong', 'expired'))
          and  (@at::timestamptz is null or (s.at, s.id) < (@at, @id))
        order  by s.at desc, s.id desc limit @take
        """;

    /// <param name="failed">Only attempts that let nobody in.</param>
    /// <param name="after">The last row of the page before: instant_id.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<Page> Show(bool failed, string? after, CancellationToken ct)
    {
        const int Take = 50;
        var cursor = after?.Split('_') is [var day, var last] && DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, out var at) && Guid.TryParse(last, out var id)
            ? (At: at, Id: id) : ((DateTimeOffset At, Guid Id)?)null;
        var rows = await db.Rows<Row>(Sql, new { failed, at = cursor?.At, id = cursor?.Id, take = Take + 1 }, ct);
        var shown = rows.Take(Take).ToArray();
        return new(shown, rows.Count > Take ? $"{shown[^1].At.ToString("O", CultureInfo.InvariantCulture)}_{shown[^1].Id}" : null);
    }
}
