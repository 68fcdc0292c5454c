using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>
/// Sees which vehicle for sale has entered the yellow, orange or red band: somebody owes a decision (库龄预警). What an order holds or what left is
/// nobody's to decide; one that enters the next band owes a new decision, and the old one lapses.
/// </summary>
internal sealed class FindAgeing(Db db, TimeProvider clock, ICalendar calendar, StockStandards standards) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(30);

    private const string GoneSql = $"""
        update sales.ageings g set dropped_at = @now from (
            select v.id, {VehicleState.Sql} as state, {AgeBand.Sql} as band from {VehicleState.From} where v.store_id = @store
              and exists (select 1 from sales.ageings x where x.store_id = @store and x.vehicle_id = v.id and x.decided_at is null and x.dropped_at is null)) s
        where  g.store_id = @store and g.vehicle_id = s.id and g.decided_at is null and g.dropped_at is null
          and  (s.state in ('handed-over', 'allocated', 'test-drive', 'courtesy', 'swapped', 'sent-back') or s.band <> g.band)
        returning g.id
        """;

    private const string Sql = $"""
        insert into sales.ageings (store_id, id, vehicle_id, band, entered_on, told_at)
        select @store, gen_random_uuid(), s.id, s.band, @today, @now from (
            select v.id, {VehicleState.Sql} as state, {AgeBand.Sql} as band from {VehicleState.From} where v.store_id = @store and @today::date - v.received_on > @normal) s
        where  s.band in ('yellow', 'orange', 'red') and s.state in ('in-stock', 'display', 'damaged', 'placed')
        on conflict on constraint once_for_a_band do nothing
        returning id, vehicle_id, band
        """;

    public async Task Run(CancellationToken ct)
    {
        var (now, today, set) = (clock.GetUtcNow(), await calendar.Today(ct), await standards.Values(null, ct));
        var args = new
        {
            now,
            today,
            green = (int)set[StockStandards.Green],
            normal = (int)set[StockStandards.Normal],
            yellow = (int)set[StockStandards.Yellow],
            orange = (int)set[StockStandards.Orange],
        };
        foreach (var gone in await db.Rows<Guid>(GoneSql, args, ct)) db.Tell(new AgedVehicleGone(gone, now), gone);
        foreach (var aged in await db.Rows<Aged>(Sql, args, ct)) db.Tell(new VehicleAged(aged.Id, aged.VehicleId, aged.Band, now), aged.Id);
    }

    private sealed record Aged(Guid Id, Guid VehicleId, string Band);
}
