using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>
/// Who approved exemptions (豁免比例), and which share of what was owed under him he excused. What nobody has confirmed is owed
/// by nobody yet and would only make the share look smaller.
/// </summary>
[Needs(SupervisionRights.SeeQuality)]
internal sealed class Approvers(Db db, IHouse house, ICalendar calendar, TimeProvider clock) : IRead
{
    /// <summary>As selected. Under: obligations of positions below his own, due in the span.</summary>
    internal sealed record Row(Guid PersonId, string Person, int Under, int Exempted)
    {
        /// <summary>More than the rule allows without being shown.</summary>
        public bool Above(OversightRule rule) => Exempted * 100 > Under * rule.ExemptShare;
    }

    /// <param name="From">First due date.</param>
    /// <param name="Until">First due date no longer counted.</param>
    /// <param name="Rule">In force on the last day.</param>
    internal sealed record View(DateOnly From, DateOnly Until, OversightRule Rule, IReadOnlyList<Row> Rows)
    {
        public IEnumerable<Row> Flagged => Rows.Where(r => r.Above(Rule));
    }

    /// <summary>
    /// A common table <c>under</c>: approver, clause, subject, exempted, of every obligation below somebody who approved at least
    /// one; takes <c>@first @until @documented @now</c>. The general manager decides on everybody's but his own.
    /// </summary>
    public const string Under = $"""
        with due as (
            select u.id, u.clause_code, u.subject, u.position_code, u.due_at
            from   admin.stores s
            join   admin.obligations u on u.store_id = @store
                   and u.due_at >= @first::date::timestamp at time zone s.zone and u.due_at < @until::date::timestamp at time zone s.zone
            where  s.store_id = @store and {Counting.Sql}
              and  not exists (select 1 from admin.releases r where r.store_id = @store and r.clause_code = u.clause_code and r.subject = u.subject)
        ),
        granted as (
            select distinct x.decided_by as approver, d.id
            from   due d join admin.exemptions x on x.store_id = @store and x.clause_code = d.clause_code and x.subject = d.subject and x.approved
        ),
        below as (
            select a.approver, n.code
            from   (select distinct approver from granted) a
            join   admin.positions n on n.store_id = @store
            where  exists (
                select 1 from admin.holdings h
                where  h.store_id = @store and h.person_id = a.approver and h.since < @until and (h.until is null or h.until > @first)
                  and  (h.position_code in (select u.position_code from admin.superiors_of(@store, n.code, @until::date - 1) u) or (h.position_code = 'GM' and n.code <> 'GM')))
        ),
        under as (
            select b.approver, d.*, exists (select 1 from granted g where g.approver = b.approver and g.id = d.id) as exempted
            from   below b join due d on d.position_code = b.code
        )
        """;

    private const string Sql = $"""
        {OversightRule.Sql};
        {Under}
        select u.approver as person_id, p.name as person, count(*)::int as under, (count(*) filter (where u.exempted))::int as exempted
        from   under u
        join   admin.people p on p.store_id = @store and p.id = u.approver
        group  by u.approver, p.name
        order  by (count(*) filter (where u.exempted))::float / count(*) desc, p.name
        """;

    /// <summary>Of what was due in the span; the last 30 days, today included, when none is named.</summary>
    public async Task<View> Show(DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        var last = until ?? (await calendar.Today(ct)).AddDays(1);
        var first = from ?? last.AddDays(-30);
        var (rules, rows) = await db.Both<OversightRule, Row>(Sql, new { first, until = last, on = last.AddDays(-1), documented = Counting.Documented(house), now = clock.GetUtcNow() }, ct);
        return new(first, last, rules.FirstOrDefault() ?? OversightRule.Usual, rows);
    }
}
