using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>One position: what it is today and every decision about it, also those that are still to come.</summary>
[Needs(Rights.SeePeople)]
internal sealed class PositionRecord(Db db, ICalendar calendar) : IRead
{
    internal sealed record Row(string Code, string NameZh, string NameEn, string? Superior, string Department, int? Authorised, bool Open, int InPost);

    internal sealed record View(Row Position, IReadOnlyList<Organisation.Change> Changes, DateOnly Today);

    private const string Sql = $"""
        select o.code, o.name_zh, o.name_en, o.superior_code as superior, o.department, o.authorised, o.open,
               (select count(*)::int from admin.holders_on(@store, @today) h where h.position_code = o.code) as in_post
        from   admin.organisation_on(@store, @today) o where o.code = @code;
        {Organisation.ChangesSql} and c.position_code = @code
        order  by c.effective_from desc, c.said_at desc
        """;

    public async Task<View?> Show(string code, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var (rows, changes) = await db.Both<Row, Organisation.Change>(Sql, new { code, today }, ct);
        return rows is [var row] ? new(row, changes, today) : null;
    }
}
