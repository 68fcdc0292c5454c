using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// A car that a secondary dealer sold, as a handover (交车，类型二级网络) with an order of its own: it counts for CS-6 like any other. The
/// officer stands for who sold it, as nobody of the store did.
/// </summary>
internal static class SecondaryHandover
{
    internal sealed record Sold(Guid Vehicle, string Vin, string Model, Guid Customer, Guid Officer, DateTimeOffset At);

    private const string Sql = """
        insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, added_by)
        values (@store, @order, 'DN' || right(@Vin, 8) || '-' || right(@order::text, 6), @Customer, @Officer, @Model, @At, @by);
        insert into sales.allocations (store_id, order_id, vehicle_id, at, by_person) values (@store, @order, @Vehicle, @At, @by);
        insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, handed_over_at, odometer_km, kind, papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
        values (@store, @delivery, @order, @Vehicle, @Customer, @Officer, @At, 0, 'secondary', '{}', '{}', true, false, @now, @by, @late)
        """;

    public static async Task<Guid> Write(Db db, Sold sold, DateTimeOffset now, Guid by, bool late, CancellationToken ct)
    {
        var (order, delivery) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        await db.Do(Sql, new { order, delivery, sold.Vehicle, sold.Vin, sold.Model, sold.Customer, sold.Officer, sold.At, now, by, late }, ct);
        db.Tell(new VehicleHandedOver(delivery, order, sold.Customer, sold.Vehicle, sold.Model, sold.Vin[^6..], sold.Officer, sold.At, 0, "secondary", late), delivery);
        return delivery;
    }
}
