using Dealership.Admin.Escalation;
using Dealership.Admin.Obligations;
using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>
/// What there is to tell each person now: what of his (or of whom he stands in for) is late, what is due today, what came up the ladder to him and why. Things in
/// time of others, cadences that nobody has confirmed and what has been late for a month bother nobody.
/// </summary>
internal sealed class DigestContent(Db db, IHouse house, CalendarBook book, TimeProvider clock)
{
    /// <param name="Person">Whom it is told to.</param>
    /// <param name="Steps">How far above its position he stands; 0: his own, or kept for a vacancy.</param>
    /// <param name="DaysLate">Working days late, of what came up to him.</param>
    internal sealed record Item(
        Guid Person, Guid Id, string WhatZh, string WhatEn, string Link, DateTimeOffset DueAt, bool Late, string PositionZh, string PositionEn, int Steps, int DaysLate);

    private const string Sql = $"""
        with u as materialized (
            select u.*, s.zone, (@now at time zone s.zone)::date as today
            from   admin.stores s cross join lateral admin.undone_at(@store, @now) u
            where  s.store_id = @store and u.state in ('late', 'today') and u.due_at > @now - interval '30 days' and {Counting.Sql}),
        told as (
            -- Whoever stands in for somebody away is told instead of him, unless it is the one who must not do it.
            select u.*, coalesce(b.substitute_id, u.holder_id, k.person_id) as person, 0 as steps
            from   u
            left   join admin.substitutes_on(@store, u.today) b on b.person_id = u.holder_id and b.position_code = u.position_code and b.substitute_id is distinct from u.never_id
            left   join lateral (select h.person_id from admin.holders_on(@store, u.today) h
                                 where u.holder_id is null and h.position_code = admin.keeper_of(@store, u.today, u.position_code, u.never_id)
                                   and h.person_id is distinct from u.never_id) k on true
            union all
            select u.*, up.person, up.steps
            from   u
            join   lateral (select h.person_id as person, min(w.steps) as steps from admin.superiors_of(@store, u.position_code, u.today) w
                            join admin.holders_on(@store, u.today) h on h.position_code = w.position_code group by h.person_id) up on up.person is distinct from u.holder_id
            where  u.state = 'late')
        select t.person, t.id, t.what_zh, t.what_en, t.link, t.due_at, t.state = 'late' as late, t.position_code as position, p.name_zh as position_zh, p.name_en as position_en, t.steps
        from   told t
        join   admin.positions p on p.store_id = @store and p.code = t.position_code
        where  t.person is not null
        order  by t.person, t.due_at, t.id
        """;

    public async Task<ILookup<Guid, Item>> Now(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Rows<Row>(Sql, new { now, documented = Counting.Documented(house) }, ct);
        var ladder = await db.Row<Ladder>(Ladder.Sql, new { now }, ct) ?? Ladder.Usual;
        var (working, zone) = (await book.Open(ct), await book.Zone(ct));
        var items = new List<Item>();
        foreach (var row in rows)
        {
            var department = await book.DepartmentOf(row.Position, ct);
            var days = row.Late ? Escalated.Worked(working, department, zone.DayOf(row.DueAt), zone.DayOf(now)) : 0;
            if (row.Steps > 0 && days < ladder.For(row.Steps)) continue;
            items.Add(new(row.Person, row.Id, row.WhatZh, row.WhatEn, row.Link, row.DueAt, row.Late, row.PositionZh, row.PositionEn, row.Steps, days));
        }
        // Whoever keeps a vacancy and stands above it is told once.
        return items.GroupBy(i => (i.Person, i.Id)).Select(g => g.MinBy(i => i.Steps)!).ToLookup(i => i.Person);
    }

    private sealed record Row(
        Guid Person, Guid Id, string WhatZh, string WhatEn, string Link, DateTimeOffset DueAt, bool Late, string Position, string PositionZh, string PositionEn, int Steps);
}
