using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Gives an order its vehicle (分配VIN): one that is in stock, of the model ordered, and promised to nobody else.</summary>
[Needs(Rights.ReleaseOrders)]
internal sealed class AllocateVehicle(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        insert into sales.allocations (store_id, order_id, vehicle_id, at, by_person)
        select @store, o.id, v.id, @now, @by
        from   sales.orders o
        join   sales.vehicles v on v.store_id = @store and v.id = @vehicleId and v.model_code = o.model_code
        where  o.store_id = @store and o.id = @orderId
          and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
          and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                           and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
        on conflict do nothing
        returning vehicle_id
        """;

    public async Task<Outcome> Now(Guid orderId, Guid vehicleId, CancellationToken ct) =>
        await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, vehicleId, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("这辆车不能分配给这张订单：车型不同、已分配给别人，或订单已交车、退订。",
                "This vehicle cannot go to this order: another model, already promised, or the order is delivered or cancelled.")
            : Outcome.Done(orderId, new("车辆已分配", "Vehicle allocated"));
}
