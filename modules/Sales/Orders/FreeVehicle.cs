namespace Dealership.Sales.Orders;

/// <summary>Which vehicles may still be given to an order or placed at a dealer; whoever offers them and whoever gives them ask the same.</summary>
internal static class FreeVehicle
{
    /// <summary>The vehicle named <c>f</c> is promised to nobody, not handed over, not placed at a dealer of the secondary network, and neither damaged nor in the company's own use (展车、试驾车、代步车).</summary>
    public const string Sql = """
        not exists (select 1 from sales.allocations fa where fa.store_id = @store and fa.vehicle_id = f.id)
        and not exists (select 1 from sales.deliveries fd where fd.store_id = @store and fd.vehicle_id = f.id
                        and not exists (select 1 from sales.delivery_cancellations fx where fx.store_id = @store and fx.delivery_id = fd.id))
        and not exists (select 1 from sales.secondary_placements fp where fp.store_id = @store and fp.vehicle_id = f.id and fp.ended_at is null)
        and not sales.vehicle_held(@store, f.id)
        """;
}
