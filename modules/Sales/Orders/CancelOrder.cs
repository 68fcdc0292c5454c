using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Cancels an order (退订) that was not handed over; its vehicle is free again.</summary>
[Needs(Rights.ReleaseOrders)]
internal sealed class CancelOrder(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        with cancelled as (
            insert into sales.order_cancellations (store_id, order_id, reason, at, by_person)
            select @store, o.id, @reason, @now, @by from sales.orders o
            where  o.store_id = @store and o.id = @orderId
              and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
            on conflict do nothing returning order_id),
        freed as (delete from sales.allocations a using cancelled c where a.store_id = @store and a.order_id = c.order_id)
        select order_id from cancelled
        """;

    public async Task<Outcome> Now(Guid orderId, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new Problems().When(true, "Reason", "请写明退订原因。", "Say why.").Refusal();
        return await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, reason = reason.Trim(), now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("已交车或已退订的订单不能退订。", "An order that was handed over or cancelled cannot be cancelled.")
            : Outcome.Done(orderId, new("订单已退订", "Order cancelled"));
    }
}
