using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Vehicles;

/// <summary>What coming into stock means besides the vehicle's row: it is no longer on its way, it is a move, and it is to be checked.</summary>
internal static class TakeIn
{
    /// <summary>The id of the vehicle on its way with this VIN, else a new one: a vehicle keeps its id.</summary>
    public const string Id = "coalesce((select w.id from sales.coming_vehicles w where w.store_id = @store and w.vin = {0} and w.came_at is null and w.dropped_at is null), {1})";

    private const string Sql = """
        update sales.coming_vehicles set came_at = @now where store_id = @store and id = any(@ids) and came_at is null;
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, at, by_person) select @store, gen_random_uuid(), id, 'received', @now, @by from unnest(@ids) as v(id)
        """;

    /// <summary>
    /// A vehicle that came today or yesterday owes its check; one that was entered for an earlier day is old stock and was looked at long ago.
    /// </summary>
    public static async Task Now(Db db, IReadOnlyCollection<(Guid Id, DateOnly ReceivedOn)> vehicles, DateOnly today, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        await db.Do(Sql, new { ids = vehicles.Select(v => v.Id).ToArray(), now, by }, ct);
        foreach (var (id, on) in vehicles)
            if (on >= today.AddDays(-1)) db.Tell(new VehicleReceived(id, now, by), id);
    }
}
