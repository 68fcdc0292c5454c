using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Writes down a deposit (订金) from the cashier's receipt. Finance is not part of the house: this is its port.</summary>
[Needs(Rights.TakeOrders)]
internal sealed class TakeDeposit(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? ReceiptNo { get; set; }
        public decimal? Amount { get; set; }
    }

    private const string Sql = """
        insert into sales.deposits (store_id, id, order_id, receipt_no, amount, at, by_person)
        select @store, @id, o.id, @receiptNo, @amount, @now, @by from sales.orders o
        where  o.store_id = @store and o.id = @orderId
          and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
          and  not exists (select 1 from sales.payments_in_full p where p.store_id = @store and p.order_id = o.id)
          and  not exists (select 1 from sales.deposits d where d.store_id = @store and d.receipt_no = @receiptNo)
        returning order_id
        """;

    public async Task<Outcome> Now(Guid orderId, Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(form.ReceiptNo), nameof(form.ReceiptNo), "请填写收据号。", "Enter the receipt number.")
            .When(form.Amount is not (> 0 and <= 9_999_999), nameof(form.Amount), "请填写订金金额。", "Enter the amount.");
        if (problems.Any) return problems.Refusal();
        // The lock is the store's receipts: the same slip entered twice at once is one deposit.
        await db.Do("select pg_advisory_xact_lock(@store, 1002)", null, ct);
        return await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, id = Guid.CreateVersion7(), receiptNo = form.ReceiptNo!.Trim(), amount = form.Amount, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("这张收据已登记过，或订单已退订、已付全款。", "This receipt is entered already, or the order is cancelled or paid in full.")
            : Outcome.Done(orderId, new("订金已登记", "Deposit entered"));
    }
}
