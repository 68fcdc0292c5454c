using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Workbench;

/// <summary>What the caller owes, keeps for a vacancy, and has proven today: everything on his desk (今日工作) in one look.</summary>
[OpenTo]
internal sealed class MyDesk(Db db, Caller caller, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>Seven things are a morning; the rest is folded away.</summary>
    public const int AtMost = 7;

    private const int Cap = 300;

    /// <summary>As selected. Kept: the caller stands in for a vacant position, or for a holder who must not do it. StandsInFor: whose it is, while he is away and the caller does it; StandIn: who does the caller's. Proposed: it comes round by a rule that the general manager has not confirmed. Said: the clause's words where a later edition changed them.</summary>
    internal sealed record Item(
        Guid Id, string Clause, string Position, Guid? HolderId, string WhatZh, string WhatEn, string Link, DateTimeOffset? OpensAt,
        DateTimeOffset DueAt, DateOnly Day, string State, bool Stale, bool Kept, string? StandsInFor, string? StandIn, bool Proposed, string? SaidZh = null, string? SaidEn = null);

    /// <summary>Something that proved an obligation today.</summary>
    internal sealed record Proven(Guid? Id, string Clause, string WhatZh, string WhatEn, DateTimeOffset At, bool InTime, string Grade, string Link);

    /// <param name="Now">At most seven: late, then due today, then next.</param>
    /// <param name="Later">The rest by day, those that may not be begun yet under the day they open.</param>
    /// <param name="Stale">Late for more than a month.</param>
    /// <param name="Kept">Of vacant positions.</param>
    /// <param name="Proposed">What comes round by rules that nobody has confirmed: observed, not measured.</param>
    /// <param name="Done">Proven today.</param>
    /// <param name="Late">How many of his own are late, without the stale ones.</param>
    /// <param name="Today">How many are due today.</param>
    /// <param name="Capped">There is more than is shown.</param>
    internal sealed record View(
        IReadOnlyList<Item> Now, IReadOnlyList<Item> Later, IReadOnlyList<Item> Stale, IReadOnlyList<Item> Kept, IReadOnlyList<Item> Proposed, IReadOnlyList<Proven> Done,
        int Late, int Today, bool Capped);

    private const string Sql = $"""
        with s as (select zone, (@now at time zone zone)::date as today from admin.stores where store_id = @store),
        away as (select b.* from s cross join lateral admin.substitutes_on(@store, s.today) b),
        vacant as materialized (select v.* from admin.vacant_at(@store, @now) v where v.never_id is distinct from @me),
        -- Whose they are is asked once for each position, not for each obligation.
        kept as materialized (
            select v.position_code, v.never_id, admin.keeper_of(@store, s.today, v.position_code, v.never_id) as keeper
            from   s cross join (select distinct position_code, never_id from vacant) v),
        desk as (
            select u.*, false as kept, null::text as stands_in_for, b.name as stand_in
            from   admin.undone_at(@store, @now) u
            left   join away b on b.person_id = @me and b.position_code = u.position_code and b.substitute_id is distinct from u.never_id
            where  u.holder_id = @me
            union all
            select v.*, not v.position_code = any(@positions) as kept, null, null
            from   vacant v
            join   kept k on k.position_code = v.position_code and k.never_id is not distinct from v.never_id
            where  k.keeper = any(@positions)
            union all
            -- He does it who stands in; where he is the one who must not, whoever would keep it if the holder were gone.
            select u.*, b.substitute_id <> @me as kept, p.name, null
            from   s cross join away b
            cross  join lateral admin.undone_at(@store, @now) u
            join   admin.people p on p.store_id = @store and p.id = b.person_id
            where  u.holder_id = b.person_id and u.position_code = b.position_code and u.holder_id <> @me and u.never_id is distinct from @me
              and  (b.substitute_id = @me
                    or (b.substitute_id = u.never_id and admin.keeper_without(@store, s.today, u.position_code, array[u.never_id, u.holder_id]) = any(@positions)))
        )
        select u.id, u.clause_code as clause, u.position_code as position, u.holder_id, u.what_zh, u.what_en, u.link, u.opens_at, u.due_at,
               ((case when u.state = 'waiting' then u.opens_at else u.due_at end) at time zone s.zone)::date as day, u.state,
               u.due_at < @now - interval '30 days' as stale, u.kept, u.stands_in_for, u.stand_in,
               not {Counting.Sql} as proposed, w.zh as said_zh, w.en as said_en
        from   s cross join desk u
        left   join admin.words_on(@store, s.today) w on w.code = u.clause_code
        order  by u.state = 'waiting', case when u.state = 'waiting' then u.opens_at else u.due_at end, u.id
        limit  @cap;
        with s as (select (@now at time zone zone)::date::timestamp at time zone zone as since from admin.stores where store_id = @store)
        select o.id, e.clause_code as clause, coalesce(o.what_zh, '') as what_zh, coalesce(o.what_en, '') as what_en, e.at,
               coalesce(e.at <= o.due_at, true) as in_time, e.grade, e.link
        from   s
        join   admin.evidence e on e.store_id = @store and e.by_person = @me and e.at >= s.since
        left   join admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        where  not exists (select 1 from admin.voidings v where v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id)
        order  by e.at desc
        limit  100
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (items, done) = await db.Both<Item, Proven>(Sql, new
        {
            me = caller.PersonId,
            positions = caller.Positions.ToArray(),
            now = clock.GetUtcNow(),
            cap = Cap + 1,
            documented = Counting.Documented(house),
        }, ct);
        var proposed = items.Where(i => i.Proposed).ToArray();
        var mine = items.Take(Cap).Where(i => !i.Kept && !i.Proposed).ToArray();
        var fresh = mine.Where(i => !(i.State == "late" && i.Stale)).ToArray();
        var now = fresh.Where(i => i.State != "waiting").Take(AtMost).ToArray();
        return new(now, [.. fresh.Except(now)], [.. mine.Except(fresh)], [.. items.Where(i => i.Kept && !i.Proposed)], proposed, done,
            fresh.Count(i => i.State == "late"), fresh.Count(i => i.State == "today"), items.Count > Cap);
    }
}
