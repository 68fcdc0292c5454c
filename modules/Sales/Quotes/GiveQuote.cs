using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Discounts;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Quotes;

/// <summary>
/// Offers a customer a vehicle at a price (报价), good for some days. It promises no approval: whether the discount is within a limit is said
/// here and decided for the order.
/// </summary>
[Needs(Rights.TakeOrders)]
internal sealed class GiveQuote(Db db, Caller caller, TimeProvider clock, ICustomers customers, ICalendar calendar, ModelChoices models, DiscountLimits limits) : IDuty
{
    /// <summary>How many days an offer holds unless another is said.</summary>
    public const int Days = 7;

    /// <summary>What is typed; price in yuan.</summary>
    internal sealed class Form
    {
        public Guid? CustomerId { get; set; }
        public string? ModelCode { get; set; }
        public string? Colour { get; set; }
        public decimal? Price { get; set; }
        /// <summary>The last day; a week from today when empty.</summary>
        public DateOnly? ValidUntil { get; set; }
    }

    private const string Sql = """
        insert into sales.quotes (store_id, id, number, customer_id, consultant_id, model_code, colour, price, valid_until, at, by_person)
        select @store, @id, 'QT' || @day || '-' || to_char(count(*) + 1, 'FM999999000'), @customer, @by, @model, @colour, @price, @until, @now, @by
        from   sales.quotes where store_id = @store and number like 'QT' || @day || '-%'
        returning number
        """;

    private const string ListSql = "select min(list_price) from sales.vehicles where store_id = @store and model_code = @model";

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var model = (await models.All(ct)).FirstOrDefault(m => m.Code.Equals(form.ModelCode?.Trim(), StringComparison.OrdinalIgnoreCase))?.Code;
        var problems = new Problems()
            .When(form.CustomerId is null, nameof(form.CustomerId), "请选择客户。", "Choose the customer.")
            .When(model is null, nameof(form.ModelCode), "请选择店里的车型。", "Choose a model of the store.")
            .When(form.Price is not (> 0 and <= 99_999_999), nameof(form.Price), "请填写报价。", "Enter the price.")
            .When(form.Colour?.Trim().Length > 20, nameof(form.Colour), "颜色最多20字。", "At most 20 characters.")
            .When(form.ValidUntil < today || form.ValidUntil > today.AddDays(60), nameof(form.ValidUntil), "有效期从今天起，最长60天。", "It holds from today and for at most 60 days.");
        if (form.CustomerId is { } customer && (await customers.Cards([customer], ct)).Count == 0) problems.When(true, nameof(form.CustomerId), "没有这位客户。", "There is no such customer.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        await db.Do("select pg_advisory_xact_lock(@store, 1003)", null, ct);
        var number = await db.Row<string>(Sql, new
        {
            id,
            day = today.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture),
            customer = form.CustomerId,
            model,
            colour = form.Colour?.Trim() is { Length: > 0 } colour ? colour : null,
            price = form.Price,
            until = form.ValidUntil ?? today.AddDays(Days),
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        var (held, percent) = (await limits.On(null, ct), DiscountLimits.PercentOf(await db.Row<decimal?>(ListSql, new { model }, ct), form.Price!.Value));
        Text? above = percent == 0 || DiscountLimits.Covers(held, caller.Positions, percent) ? null : Names.OfPosition(DiscountLimits.WhoDecides(held, percent));
        return Outcome.Done(id, above is { } who
            ? new($"报价 {number} 已记下；下单时要{who.Zh}批折扣", $"Quote {number} kept. When ordered, its discount is decided by the {who.En.ToLowerInvariant()}")
            : new($"报价 {number} 已记下", $"Quote {number} kept"));
    }
}
