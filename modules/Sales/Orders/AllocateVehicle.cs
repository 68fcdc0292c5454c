using Dealership.Plugin;
using Dealership.Sales.Discounts;

namespace Dealership.Sales.Orders;

/// <summary>
/// Gives an order its vehicle (分配VIN): one that is in stock, of the model ordered, and promised to nobody else. Of the same model and colour
/// the oldest goes first (先进先出); another one, one of another colour than ordered, or one in place of the allocated (换车) takes a reason and the
/// sales manager.
/// </summary>
[Needs(OrderRights.Allocate)]
internal sealed class AllocateVehicle(Db db, Caller caller, TimeProvider clock, DiscountLimits limits) : IDuty
{
    private const string LookSql = $"""
        select (select f.id from sales.vehicles f where f.store_id = @store and f.model_code = v.model_code and f.colour = v.colour and {FreeVehicle.Sql}
                order by f.received_on, f.id limit 1) as oldest,
               o.colour is null or o.colour = v.colour as as_ordered, right(h.vin, 6) as held,
               exists (select 1 from sales.releases r where r.store_id = @store and r.order_id = o.id and r.dropped_at is null) as leaving
        from   sales.orders o join sales.vehicles v on v.store_id = @store and v.id = @vehicleId
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles h on h.store_id = @store and h.id = a.vehicle_id
        where  o.store_id = @store and o.id = @orderId
        """;

    private const string GiveBackSql = """
        insert into sales.order_changes (store_id, id, order_id, model_before, model_after, colour_before, colour_after, price_before, price_after, promised_before, promised_after, reason, at, by_person)
        select @store, @id, o.id, o.model_code, o.model_code, o.colour, o.colour, o.price, o.price, o.promised_on, o.promised_on, @said, @now, @by from sales.orders o where o.store_id = @store and o.id = @orderId;
        delete from sales.allocations where store_id = @store and order_id = @orderId
        """;

    private const string Sql = $"""
        insert into sales.allocations (store_id, order_id, vehicle_id, at, by_person, reason)
        select @store, o.id, f.id, @now, @by, @reason
        from   sales.orders o
        join   sales.vehicles f on f.store_id = @store and f.id = @vehicleId and f.model_code = o.model_code and {FreeVehicle.Sql}
        where  o.store_id = @store and o.id = @orderId
          and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
          and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                           and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
        on conflict do nothing
        returning vehicle_id
        """;

    /// <summary>The oldest, as it should go.</summary>
    public Task<Outcome> Now(Guid orderId, Guid vehicleId, CancellationToken ct) => Now(orderId, vehicleId, null, ct);

    /// <summary>Another one than the oldest, and why.</summary>
    public async Task<Outcome> Now(Guid orderId, Guid vehicleId, string? reason, CancellationToken ct)
    {
        var (now, why) = (clock.GetUtcNow(), reason?.Trim() is { Length: > 0 } said ? said : null);
        var look = await db.RowHolding<Look>(OrderHold.Sql, LookSql, new { orderId, vehicleId }, ct);
        var exception = look is not null && look.Oldest is not null && (look.Held is not null || look.Oldest != vehicleId || !look.AsOrdered);
        var problems = new Problems()
            .When(exception && !caller.May(Rights.ReleaseOrders), "VehicleId", "不是同配同色里库龄最长的、颜色与订单不同，或是换车：由销售经理定。", "Not the oldest of its model and colour, not the colour ordered, or in place of another: the sales manager decides.")
            .When(exception && why is null && caller.May(Rights.ReleaseOrders), "Reason", "不是同配同色里库龄最长的、颜色与订单不同，或是换车：请写明原因。", "Not the oldest of its model and colour, not the colour ordered, or in place of another: say why.")
            .When(look?.Leaving == true, "", "车辆已申请出库，不能换车。", "The vehicle is on its way out and stays allocated.")
            .When(why?.Length > 200, "Reason", "原因最多200字。", "At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        if (look?.Held is { } held) await db.Do(GiveBackSql, new { orderId, id = Guid.CreateVersion7(now), said = $"换车，原 …{held}：{why}", now, by = caller.PersonId }, ct);
        if (await db.Row<Guid?>(Sql, new { orderId, vehicleId, now, by = caller.PersonId, reason = exception ? why : null }, ct) is null)
            return Outcome.Refused("这辆车不能分配给这张订单：车型不同、已分配给别人，或订单已交车、退订。",
                "This vehicle cannot go to this order: another model, already promised, or the order is delivered or cancelled.");
        var asked = await CheckPrice.Again(db, caller, limits, orderId, now, ct);
        return Outcome.Done(orderId, asked is { } a ? new($"车辆已分配，{a.Zh}", $"Vehicle allocated. {a.En}") : new("车辆已分配", "Vehicle allocated"));
    }

    private sealed record Look(Guid? Oldest, bool AsOrdered, string? Held, bool Leaving);
}
