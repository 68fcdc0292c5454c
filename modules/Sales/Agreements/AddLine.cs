using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Agreements;

/// <summary>
/// Adds to a contract what the customer buys beside the vehicle (附加项目), with its price. Only what he chose freely: without his own word the
/// line is refused, so that nothing is tied to the sale (不得搭售, 汽车销售管理办法 §14).
/// </summary>
[Needs(Rights.TakeOrders)]
internal sealed class AddLine(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Kind { get; set; }
        public string? What { get; set; }
        public decimal? Price { get; set; }
        /// <summary>Never set beforehand.</summary>
        public bool ChosenFreely { get; set; }
    }

    private const string Sql = $"""
        insert into sales.contract_lines (store_id, id, order_id, kind, what, price, chosen_freely, at, by_person)
        select @store, @id, o.id, @kind, @what, @price, true, @now, @by from sales.orders o where o.store_id = @store and o.id = @orderId and {OpenOrder.Unsigned}
        returning id
        """;

    public async Task<Outcome> Now(Guid orderId, Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(!AddOn.Is(form.Kind), nameof(form.Kind), "请选择项目。", "Choose what it is.")
            .When(form.What?.Trim().Length > 60, nameof(form.What), "最多60字。", "At most 60 characters.")
            .When(form.Price is not (>= 0 and <= 9_999_999), nameof(form.Price), "请填写价格，没有费用填0。", "Enter the price; 0 where it costs nothing.")
            .When(!form.ChosenFreely, nameof(form.ChosenFreely), "没有客户的自愿选择不能加：买车不得搭售其他项目。", "Without the customer's own choice it cannot be added: nothing is tied to a vehicle.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        return await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, id, kind = form.Kind, what = form.What?.Trim() ?? "", price = form.Price, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("合同已确认或订单已结束，不能再加。", "The contract is confirmed, or the order has ended.")
            : Outcome.Done(orderId, new("已加入合同", "Added to the contract"));
    }
}
