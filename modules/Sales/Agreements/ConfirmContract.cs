using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Agreements;

/// <summary>Confirms that the contract was signed (合同确认): identity sighted, a price that stands. Everything that is missing is said at once.</summary>
[Needs(Rights.TakeOrders)]
internal sealed class ConfirmContract(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string LookSql = $"""
        select o.price, {OpenOrder.Sql} as open,
               exists (select 1 from sales.identities_sighted i where i.store_id = @store and i.order_id = o.id) as sighted,
               exists (select 1 from sales.contracts c where c.store_id = @store and c.order_id = o.id and c.voided_at is null) as signed,
               exists (select 1 from sales.discounts d where d.store_id = @store and d.order_id = o.id and d.replaced_at is null and d.needs is not null and d.approved is distinct from true) as undecided
        from   sales.orders o where o.store_id = @store and o.id = @orderId
        """;

    private const string Sql = "insert into sales.contracts (store_id, id, order_id, price, confirmed_at, confirmed_by) values (@store, @id, @orderId, @price, @now, @by)";

    public async Task<Outcome> Now(Guid orderId, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(OrderHold.Sql, LookSql, new { orderId }, ct) is not { Open: true } look) return Outcome.Refused("没有这张订单，或它已交车、退订。", "There is no such order, or it was handed over or cancelled.");
        if (look.Signed) return Outcome.Refused("合同已经确认过。", "The contract is confirmed already.");
        var problems = new Problems()
            .When(look.Price is null, "", "还没有成交价，请先变更订单填写。", "There is no price yet: change the order first.")
            .When(look.Undecided, "", "折扣还没有批准。", "The discount is not approved.")
            .When(!look.Sighted, "", "还没有核对客户证件。", "The buyer's identity was not sighted.");
        if (problems.Any) return problems.Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await db.Do(Sql, new { id, orderId, price = look.Price, now, by = caller.PersonId }, ct);
        db.Tell(new ContractConfirmed(id, orderId, now, caller.PersonId), orderId);
        return Outcome.Done(orderId, new("合同已确认", "Contract confirmed"));
    }

    private sealed record Look(decimal? Price, bool Open, bool Sighted, bool Signed, bool Undecided);
}
