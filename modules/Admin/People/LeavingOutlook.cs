using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>
/// What somebody still owes, and who keeps it once he is gone (代管): as many things after as before, each with somebody. The
/// rows stay his; the past is never given to another.
/// </summary>
[Needs(Rights.SeePeople)]
internal sealed class LeavingOutlook(Db db, ICalendar calendar, TimeProvider clock) : IRead
{
    /// <summary>As selected: open obligations of a position. Keeper: who has them without him; nothing: nobody up to the top.</summary>
    internal sealed record Row(string Position, string PositionZh, string PositionEn, string? Keeper, string? KeeperZh, string? KeeperEn, string[] KeeperNames, int Open);

    /// <param name="Rows">By position and keeper.</param>
    internal sealed record View(IReadOnlyList<Row> Rows)
    {
        /// <summary>Open under his name before.</summary>
        public int Before => Rows.Sum(r => r.Open);

        /// <summary>Of these, with somebody afterwards.</summary>
        public int After => Rows.Where(r => r.Keeper is not null).Sum(r => r.Open);
    }

    /// <summary>On the day he is gone, or today when that has come.</summary>
    internal const string Sql = """
        with d as (select greatest(@day::date, (@now at time zone zone)::date) as day from admin.stores where store_id = @store),
        mine as (
            select u.position_code, admin.keeper_without(@store, d.day, u.position_code, array[u.never_id, @person]) as keeper, count(*)::int as open
            from   d, admin.undone_at(@store, @now) u
            join   admin.obligations o on o.store_id = @store and o.id = u.id and o.holder_id = @person
            group  by 1, 2)
        select m.position_code as position, coalesce(p.name_zh, m.position_code) as position_zh, coalesce(p.name_en, m.position_code) as position_en,
               m.keeper, k.name_zh as keeper_zh, k.name_en as keeper_en,
               coalesce((select array_agg(h.name order by h.name) from admin.holders_on(@store, d.day) h where h.position_code = m.keeper and h.person_id <> @person), '{}') as keeper_names,
               m.open
        from   d cross join mine m
        left   join admin.positions p on p.store_id = @store and p.code = m.position_code
        left   join admin.positions k on k.store_id = @store and k.code = m.keeper
        order  by p.sort, m.keeper
        """;

    public async Task<View> Show(Guid person, DateOnly? day, CancellationToken ct) =>
        new(await db.Rows<Row>(Sql, new { person, day = day ?? await calendar.Today(ct), now = clock.GetUtcNow() }, ct));
}
