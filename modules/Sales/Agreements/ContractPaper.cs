using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Agreements;

/// <summary>
/// The contract of an order as it is printed (汽车销售合同). It is printed only after the buyer's identity was sighted and while the price stands;
/// the buyer's name and number are shown in full for it, and that look is logged.
/// </summary>
[Needs(Rights.TakeOrders)]
internal sealed class ContractPaper(Db db, Caller caller, ICustomers customers, IPeople people, DealRecord deals) : IRead
{
    internal sealed record Head(
        Guid CustomerId, string Number, Guid ConsultantId, string ModelCode, string? ModelName, string? Vin, string? Colour, decimal? Price, DateOnly? PromisedOn, bool Open);

    /// <summary>What stands on the paper; <c>Why</c> says what is missing, and then nothing else is answered.</summary>
    internal sealed record View(Head? Order, DealRecord.View? Deal, string? Buyer, string? Phone, string? Consultant, Text? Why)
    {
        /// <summary>Vehicle and add-ons together, in yuan.</summary>
        public decimal Total => (Order?.Price ?? 0) + (Deal?.Lines.Sum(l => l.Price ?? 0) ?? 0);

        /// <summary>Deposits that count towards it.</summary>
        public decimal Deposit => Deal?.Deposits.Where(d => d.EndedAt is null).Sum(d => d.Amount ?? 0) ?? 0;
    }

    private const string Sql = $"""
        select o.customer_id, o.number, o.consultant_id, o.model_code,
               coalesce(v.model_name, (select max(m.model_name) from sales.vehicles m where m.store_id = @store and m.model_code = o.model_code)) as model_name,
               v.vin, coalesce(v.colour, o.colour) as colour, o.price, o.promised_on, {OpenOrder.Sql} as open
        from   sales.orders o
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id
        where  o.store_id = @store and o.id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Head>(Sql, new { id }, ct) is not { } head || await deals.Show(id, ct) is not { } deal) return null;
        Text? why = (head, deal) switch
        {
            _ when !caller.May(Rights.SeePrices) => new("合同上有成交价，你没有查看成交价的权限。", "The contract shows the price, which you may not see."),
            ({ Open: false }, _) => new("订单已交车或已退订，合同以签过字的纸质件为准。", "The order has ended; what was signed on paper holds."),
            (_, { Identity: null }) => new("先核对客户证件，才能打印合同。", "The contract is printed only after the buyer's identity was sighted."),
            ({ Price: null }, _) => new("还没有成交价，请先变更订单填写。", "There is no price yet: change the order first."),
            (_, { PriceStands: false }) => new("折扣还没有批准，不能打印合同。", "The discount is not approved: the contract cannot be printed."),
            _ => null,
        };
        if (why is not null) return new(null, null, null, null, null, why);
        var buyer = await customers.Reveal(head.CustomerId, new($"打印购车合同 {head.Number}", $"Printing the contract {head.Number}"), ct);
        return new(head, deal, buyer?.Name, buyer?.Phone, (await people.Named([head.ConsultantId], ct)).GetValueOrDefault(head.ConsultantId)?.Name, null);
    }
}
