using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Answers the cockpit: how each clause did, and what is late or due.</summary>
internal sealed class DutyLedger(Db db, Caller caller, IHouse house, Deadlines deadlines, TimeProvider clock) : IDutyLedger
{
    /// <summary>
    /// A clause counts as confirmed from the week in which the general manager's word takes effect. It stands with the position that
    /// owed it, which need not be the clause's own.
    /// </summary>
    private const string ComplianceSql = $"""
        {Figures.Judged}
        select j.clause, j.position, j.week, count(*)::int as owed,
               (count(*) filter (where j.result = 'on-time'))::int as on_time, (count(*) filter (where j.result = 'late'))::int as late,
               (count(*) filter (where j.result = 'missed'))::int as missed, (count(*) filter (where j.result = 'exempt'))::int as exempt,
               (count(*) filter (where j.result = 'open'))::int as open,
               exists (select 1 from admin.cadence_confirmations c
                       where c.store_id = @store and c.clause_code = j.clause and c.effective_from <= j.week + 6) as confirmed
        from   (select k.*, date_trunc('week', k.due_on)::date as week, coalesce(o.position_code, c.position) as position
                from   judged k
                join   unnest(@codes, @owners) as c(code, position) on c.code = k.clause
                left   join admin.obligations o on o.store_id = @store and o.clause_code = k.clause and o.subject = k.subject) j
        group  by j.clause, j.position, j.week
        order  by j.week, j.clause, j.position
        """;

    /// <summary>
    /// Most overdue first; what has been late for a month stands last, or it would hide what can still be saved. What comes
    /// round by a cadence that nobody has confirmed is nobody's fault yet, and so is what a clause put back for a missing page asks.
    /// </summary>
    private const string LateAndDueSql = $"""
        select u.id, u.clause_code as clause, u.position_code as position, u.holder_id, p.name as holder, u.what_zh, u.what_en, u.due_at, u.state = 'late' as late, u.link
        from   admin.undone_at(@store, @now) u
        join   admin.stores s on s.store_id = @store
        left   join admin.people p on p.store_id = @store and p.id = u.holder_id
        where  u.state in ('late', 'today')
          and  {Counting.Sql}
          and  (u.clause_code <> all(@putBack) or exists (
               select 1 from admin.cadence_confirmations c where c.store_id = @store and c.clause_code = u.clause_code and c.effective_from <= (@now at time zone s.zone)::date))
        order  by u.due_at < @now - interval '30 days', u.due_at, u.id
        limit  @cap
        """;

    public async Task<IReadOnlyList<ComplianceCell>> Compliance(DateOnly from, DateOnly until, CancellationToken ct)
    {
        var clauses = house.Clauses.Values.ToArray(); // of the departments that are here
        var arguments = new Together(await Figures.Arguments(house, caller, deadlines, from, until, null, clock.GetUtcNow(), ct), new { codes = clauses.Select(c => c.Code).ToArray(), owners = clauses.Select(c => c.Position).ToArray() });
        var rows = await db.Rows<Cell>(ComplianceSql, arguments, ct);
        return [.. from row in rows
                   let clause = house.Clauses[row.Clause]
                   select new ComplianceCell(clause.Code, row.Position, row.Week, row.Owed, row.OnTime, row.Late, row.Missed, row.Exempt, row.Open,
                       row.Confirmed || clause.Provenance == Provenance.Document)];
    }

    public async Task<IReadOnlyList<OpenItem>> LateAndDue(int cap, CancellationToken ct)
    {
        var rows = await db.Rows<Item>(LateAndDueSql, new { now = clock.GetUtcNow(), cap, documented = Counting.Documented(house), putBack = house.Clauses.Values.Where(c => c.Reconstructed is not null).Select(c => c.Code).ToArray() }, ct);
        return [.. rows.Select(r => new OpenItem(
            r.Id, r.Clause, r.Position, r.HolderId, r.Holder, new Text(r.WhatZh, r.WhatEn), r.DueAt, r.Late, r.Link))];
    }

    private sealed record Cell(string Clause, string Position, DateOnly Week, int Owed, int OnTime, int Late, int Missed, int Exempt, int Open, bool Confirmed);

    private sealed record Item(
        Guid Id, string Clause, string Position, Guid? HolderId, string? Holder, string WhatZh, string WhatEn, DateTimeOffset DueAt, bool Late, string Link);
}
