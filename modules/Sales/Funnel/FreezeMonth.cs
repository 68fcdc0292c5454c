using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>
/// Writes down what is left at 00:00 on the 1st (月初剩余潜客、剩余订单), once. What is entered or put right afterwards never changes it: a rate
/// of last month must be tomorrow what it was today. Where the house was not there at midnight it reads from the rows what was open then.
/// </summary>
internal sealed class FreezeMonth(Db db, TimeProvider clock, ICalendar calendar) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    private const string BeginSql = "insert into sales.month_starts (store_id, month, frozen_at) values (@store, @month, @now) on conflict do nothing returning month";

    /// <summary>As it was at that instant: a level until the first contact or correction after it, a consultant until the first hand-over after it.</summary>
    internal const string Sql = """
        insert into sales.month_start_cards (store_id, month, card_id, consultant_id, level)
        select @store, @month, c.id,
               coalesce((select m.from_person from sales.card_moves m where m.store_id = @store and m.card_id = c.id and m.at >= @start order by m.at limit 1), c.consultant_id),
               coalesce((select s.level_before from (
                             select t.level_before, t.at from sales.contacts t where t.store_id = @store and t.card_id = c.id and t.at >= @start
                             union all
                             select l.level_before, l.at from sales.level_checks l where l.store_id = @store and l.card_id = c.id and l.at >= @start) s order by s.at limit 1), c.level)
        from   sales.cards c
        where  c.store_id = @store and c.opened_at < @start and (c.closed_at is null or c.closed_at >= @start);
        insert into sales.month_start_orders (store_id, month, order_id, consultant_id)
        select @store, @month, o.id, coalesce((select m.from_person from sales.order_moves m where m.store_id = @store and m.order_id = o.id and m.at >= @start order by m.at limit 1), o.consultant_id)
        from   sales.orders o
        where  o.store_id = @store and o.ordered_at < @start
          and  not exists (select 1 from sales.order_cancellations x where x.store_id = @store and x.order_id = o.id and x.at < @start)
          and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id and d.handed_over_at < @start
                           and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id and x.at < @start))
        """;

    public async Task Run(CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        await Freeze(db, new(today.Year, today.Month, 1), zone, now, ct);
    }

    /// <summary>Once for a month; nothing when it was.</summary>
    internal static async Task Freeze(Db db, DateOnly month, TimeZoneInfo zone, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Row<DateOnly?>(BeginSql, new { month, now }, ct) is null) return;
        await db.Do(Sql, new { month, start = zone.Instant(month.ToDateTime(TimeOnly.MinValue)) }, ct);
    }
}
