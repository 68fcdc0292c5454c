using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>The rows behind an approver's share: what was owed under him, or only what he excused, with the reason.</summary>
[Needs(SupervisionRights.SeeQuality)]
internal sealed class ApproverRows(Db db, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>As selected; the rest is nothing where he did not excuse it.</summary>
    internal sealed record Row(
        Guid Id, string Clause, string WhatZh, string WhatEn, string? Holder, DateTimeOffset DueAt, bool Exempted, string? Reason, string? Words, string? AskedBy, DateTimeOffset? DecidedAt, string? Answer);

    /// <param name="Person">The approver.</param>
    /// <param name="From">First due date.</param>
    /// <param name="Until">First due date no longer shown.</param>
    /// <param name="Exempted">Only what he excused.</param>
    internal sealed record Filter(Guid Person, DateOnly From, DateOnly Until, bool Exempted = false, string? After = null, int Take = 100);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, string? Person);

    private const string Sql = $"""
        {Approvers.Under}
        select u.id, u.clause_code as clause, o.what_zh, o.what_en, p.name as holder, u.due_at, u.exempted, x.reason, x.words, a.name as asked_by, x.decided_at, x.answer
        from   under u
        join   admin.obligations o on o.store_id = @store and o.id = u.id
        left   join admin.people p on p.store_id = @store and p.id = o.holder_id
        left   join lateral (select * from admin.exemptions x where x.store_id = @store and x.clause_code = u.clause_code and x.subject = u.subject and x.approved and x.decided_by = @person
                             order by x.decided_at desc limit 1) x on true
        left   join admin.people a on a.store_id = @store and a.id = x.asked_by
        where  u.approver = @person and (not @exempted or u.exempted)
          and  (@afterAt::timestamptz is null or (u.due_at, u.id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by u.due_at desc, u.id desc
        limit  @take;
        select name from admin.people where store_id = @store and id = @person
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var (rows, people) = await db.Both<Row, string>(Sql, new
        {
            person = filter.Person,
            first = filter.From,
            until = filter.Until,
            exempted = filter.Exempted,
            documented = Counting.Documented(house),
            now = clock.GetUtcNow(),
            take = filter.Take + 1,
            afterAt,
            afterId,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].DueAt, shown[^1].Id) : null, people.FirstOrDefault());
    }
}
