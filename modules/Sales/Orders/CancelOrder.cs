using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>
/// Cancels an order (退订) that was not handed over; its vehicle is free again. A deposit is given back by the cashier's slip, or kept: one of
/// the two is said. What was still to be decided for the order is owed no more.
/// </summary>
[Needs(Rights.ReleaseOrders)]
internal sealed class CancelOrder(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>Why, and what becomes of the deposit: the slip's number, or that it is kept.</summary>
    internal sealed class Form
    {
        public string? Reason { get; set; }
        public string? ReturnNo { get; set; }
        public bool KeepDeposit { get; set; }
    }

    private const string DepositSql = "select count(*)::int from sales.deposits where store_id = @store and order_id = @orderId and ended_at is null";

    private const string Sql = """
        with cancelled as (
            insert into sales.order_cancellations (store_id, order_id, reason, at, by_person)
            select @store, o.id, @reason, @now, @by from sales.orders o
            where  o.store_id = @store and o.id = @orderId
              and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
            on conflict do nothing returning order_id),
        freed as (delete from sales.allocations a using cancelled c where a.store_id = @store and a.order_id = c.order_id),
        ended as (update sales.deposits d set ended_at = @now, ended_by = @by, return_no = @returnNo from cancelled c where d.store_id = @store and d.order_id = c.order_id and d.ended_at is null),
        dropped as (update sales.releases r set dropped_at = @now from cancelled c where r.store_id = @store and r.order_id = c.order_id and r.dropped_at is null returning r.id, r.approved_at)
        select c.order_id, (select d.id from sales.discounts d where d.store_id = @store and d.order_id = c.order_id and d.replaced_at is null and d.needs is not null and d.approved is distinct from true) as request_id,
               (select id from dropped where approved_at is null) as release_id
        from   cancelled c
        """;

    public Task<Outcome> Now(Guid orderId, string? reason, CancellationToken ct) => Now(orderId, new Form { Reason = reason }, ct);

    public async Task<Outcome> Now(Guid orderId, Form form, CancellationToken ct)
    {
        var deposits = await db.RowHolding<int>(OrderHold.Sql, DepositSql, new { orderId }, ct);
        var (back, reason) = (form.ReturnNo?.Trim() is { Length: > 0 } slip ? slip : null, form.Reason?.Trim() is { Length: > 0 } said ? said : null);
        var problems = new Problems()
            .When(reason is null, nameof(form.Reason), "请写明退订原因。", "Say why.")
            .When(deposits > 0 && back is null && !form.KeepDeposit, nameof(form.ReturnNo), "收过订金：请填写退款单号，或勾选不退。", "There is a deposit: enter the slip with which it goes back, or say that it is kept.")
            .When(deposits > 0 && back is not null && form.KeepDeposit, nameof(form.ReturnNo), "订金退还是不退，只能选一个。", "The deposit goes back or is kept, not both.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Cancelled>(Sql, new { orderId, reason, returnNo = back, now, by = caller.PersonId }, ct) is not { } done)
            return Outcome.Refused("已交车或已退订的订单不能退订。", "An order that was handed over or cancelled cannot be cancelled.");
        db.Tell(new OrderCancelled(orderId, now), orderId);
        if (done.RequestId is { } request) db.Tell(new DiscountDropped(request, now), orderId);
        if (done.ReleaseId is { } release) db.Tell(new ReleaseDropped(release, now), orderId);
        return Outcome.Done(orderId, new("订单已退订", "Order cancelled"));
    }

    private sealed record Cancelled(Guid OrderId, Guid? RequestId, Guid? ReleaseId);
}
