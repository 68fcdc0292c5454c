using System.Text.RegularExpressions;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Discounts;

namespace Dealership.Sales.Orders;

/// <summary>Takes an order (订单) of a customer for a model.</summary>
[Needs(Rights.TakeOrders)]
internal sealed partial class TakeOrder(Db db, Caller caller, TimeProvider clock, ICustomers customers, ICalendar calendar, IPeople people, ModelChoices models, DiscountLimits limits) : IDuty
{
    /// <summary>
    /// What is typed; price in yuan. A consultant's own order is his; a manager may name the consultant. The model is one that
    /// the store knows, or <c>NewModel</c>, which whoever receives vehicles may bring in.
    /// </summary>
    internal sealed class Form
    {
        public Guid? CustomerId { get; set; }
        public string? ModelCode { get; set; }
        public string? NewModel { get; set; }
        public string? Colour { get; set; }
        public decimal? Price { get; set; }
        public DateOnly? PromisedOn { get; set; }
        public Guid? ConsultantId { get; set; }
        /// <summary>The quote that it follows from; a store may sell without one.</summary>
        public Guid? QuoteId { get; set; }
    }

    private const string Sql = """
        insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, colour, ordered_at, price, promised_on, quote_id, added_by)
        select @store, @id, 'SO' || @day || '-' || to_char(count(*) + 1, 'FM999999000'), @customerId, @consultant, @modelCode, @colour, @now, @price, @promisedOn, @quote, @by
        from   sales.orders where store_id = @store and number like 'SO' || @day || '-%'
        returning number
        """;

    private const string QuoteSql = """
        select q.id from sales.quotes q
        where  q.store_id = @store and q.id = @quote and q.customer_id = @customer and q.valid_until >= @today
          and  not exists (select 1 from sales.orders o where o.store_id = @store and o.quote_id = q.id)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems().When(form.CustomerId is null, nameof(form.CustomerId), "请选择客户。", "Choose the customer.");
        var model = Model(form, await models.All(ct), problems);
        problems
            .When(form.Price is < 0 or > 99_999_999, nameof(form.Price), "成交价不在合理范围。", "The price is out of range.")
            .When(form.Colour?.Trim().Length > 20, nameof(form.Colour), "颜色最多20字。", "At most 20 characters.")
            .When(form.PromisedOn < today, nameof(form.PromisedOn), "约定交车日不能早于今天。", "The promised day is in the past.");
        if (form.CustomerId is { } customer && (await customers.Cards([customer], ct)).Count == 0)
            problems.When(true, nameof(form.CustomerId), "没有这位客户。", "There is no such customer.");
        if (form.ConsultantId is { } named && named != caller.PersonId)
        {
            problems
                .When(!caller.May(Rights.ReleaseOrders), nameof(form.ConsultantId), "只有销售经理可以替别人录单。", "Only the sales manager takes orders for somebody else.")
                .When(!(await people.Named([named], ct)).ContainsKey(named), nameof(form.ConsultantId), "没有这位销售顾问。", "There is no such consultant.");
        }
        // Numbers follow one another within a day, and a quote is ordered once: one at a time per store.
        await db.Do("select pg_advisory_xact_lock(@store, 1001)", null, ct);
        if (form.QuoteId is not null)
            problems.When(await db.Row<Guid?>(QuoteSql, new { quote = form.QuoteId, customer = form.CustomerId, today }, ct) is null, "", "这张报价已过期、已下单，或是别的客户的；不按报价下单请重新填写。", "This quote has expired, was ordered, or is another customer's. To order without it, begin anew.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        var number = await db.Row<string>(Sql, new
        {
            id,
            day = today.ToString("yyMMdd"),
            customerId = form.CustomerId,
            consultant = form.ConsultantId ?? caller.PersonId,
            modelCode = model,
            colour = form.Colour?.Trim() is { Length: > 0 } colour ? colour : null,
            price = form.Price,
            promisedOn = form.PromisedOn,
            quote = form.QuoteId,
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        await CloseOnOrder.Of(db, form.CustomerId!.Value, id, clock.GetUtcNow(), caller.PersonId, ct);
        var asked = await CheckPrice.Again(db, caller, limits, id, clock.GetUtcNow(), ct);
        return Outcome.Done(id, new($"订单 {number} 已建立{(asked is { } a ? $"，{a.Zh}" : "")}", $"Order {number} taken{(asked is { } b ? $". {b.En}" : "")}"));
    }

    /// <summary>The model meant. A code that the store has never had is a slip of the keyboard until somebody says that it is new.</summary>
    private string Model(Form form, IReadOnlyList<ModelChoices.Model> known, Problems problems)
    {
        var (chosen, fresh) = (form.ModelCode?.Trim().ToUpperInvariant() ?? "", form.NewModel?.Trim().ToUpperInvariant() ?? "");
        if (fresh.Length > 0 && known.Count > 0)
        {
            problems
                .When(!caller.May(Rights.KeepVehicles), nameof(form.NewModel), "新车型请销售经理或展厅主管录入。", "A new model is brought in by the sales manager or the showroom supervisor.")
                .When(chosen.Length > 0 && chosen != fresh, nameof(form.NewModel), "已选了车型，新车型请留空。", "A model is chosen already: leave the new one empty.")
                .When(!Code().IsMatch(fresh), nameof(form.NewModel), "车型代码是2到20位字母、数字或短横线。", "A model code has 2 to 20 letters, digits or hyphens.");
            return fresh;
        }
        var meant = known.FirstOrDefault(m => m.Code.Equals(chosen, StringComparison.OrdinalIgnoreCase))?.Code;
        problems
            .When(chosen.Length == 0, nameof(form.ModelCode), "请选择车型。", "Choose the model.")
            .When(chosen.Length > 0 && known.Count > 0 && meant is null, nameof(form.ModelCode),
                $"店里没有“{chosen}”这个车型，可选：{string.Join("、", known.Take(8).Select(m => m.Code))}。", $"The store has no model “{chosen}”. It has {string.Join(", ", known.Take(8).Select(m => m.Code))}.")
            .When(chosen.Length > 0 && known.Count == 0 && !Code().IsMatch(chosen), nameof(form.ModelCode), "车型代码是2到20位字母、数字或短横线。", "A model code has 2 to 20 letters, digits or hyphens.");
        return meant ?? chosen;
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{1,19}$")]
    private static partial Regex Code();
}
