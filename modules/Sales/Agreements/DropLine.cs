using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Agreements;

/// <summary>Takes an add-on out of a contract that is not confirmed: the customer does not want it after all.</summary>
[Needs(Rights.TakeOrders)]
internal sealed class DropLine(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = $"""
        update sales.contract_lines l set dropped_at = @now, dropped_by = @by
        from   sales.orders o
        where  l.store_id = @store and l.id = @line and l.order_id = @orderId and l.dropped_at is null and o.store_id = @store and o.id = @orderId and {OpenOrder.Unsigned}
        returning l.id
        """;

    public async Task<Outcome> Now(Guid orderId, Guid line, CancellationToken ct) =>
        await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, line, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("没有这一项，或合同已确认。", "There is no such line, or the contract is confirmed.")
            : Outcome.Done(orderId, new("已从合同去掉", "Taken out of the contract"));
}
