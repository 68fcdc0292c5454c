using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Writes down that an order is paid in full (全款到账), from the cashier's receipt. Finance is not part of the house: this is its port.</summary>
[Needs(Rights.ReleaseOrders)]
internal sealed class ConfirmPayment(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        insert into sales.payments_in_full (store_id, order_id, receipt_no, at, by_person)
        select @store, id, @receiptNo, @now, @by from sales.orders o
        where  store_id = @store and id = @orderId
          and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
        on conflict do nothing
        returning order_id
        """;

    public async Task<Outcome> Now(Guid orderId, string? receiptNo, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(receiptNo))
            return new Problems().When(true, "ReceiptNo", "请填写收款单号。", "Enter the receipt number.").Refusal();
        return await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, receiptNo = receiptNo.Trim(), now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("这张订单已确认过全款，或已退订。", "This order is already paid in full, or cancelled.")
            : Outcome.Done(orderId, new("已确认全款", "Paid in full"));
    }
}
