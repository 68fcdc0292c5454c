using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Takes an order (订单) of a customer for a model.</summary>
[Needs(Rights.TakeOrders)]
internal sealed class TakeOrder(Db db, Caller caller, TimeProvider clock, ICustomers customers, ICalendar calendar) : IDuty
{
    /// <summary>What is typed; price in yuan. A consultant's own order is his; a manager may name the consultant.</summary>
    internal sealed class Form
    {
        public Guid? CustomerId { get; set; }
        public string? ModelCode { get; set; }
        public decimal? Price { get; set; }
        public DateOnly? PromisedOn { get; set; }
        public Guid? ConsultantId { get; set; }
    }

    private const string Sql = """
        insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, price, promised_on, added_by)
        select @store, @id, 'SO' || @day || '-' || lpad((count(*) + 1)::text, 3, '0'), @customerId, @consultant, @modelCode, @now, @price, @promisedOn, @by
        from   sales.orders where store_id = @store and number like 'SO' || @day || '-%'
        returning number
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.CustomerId is null, nameof(form.CustomerId), "请选择客户。", "Choose the customer.")
            .When(string.IsNullOrWhiteSpace(form.ModelCode), nameof(form.ModelCode), "请填写车型。", "Enter the model.")
            .When(form.Price is < 0 or > 99_999_999, nameof(form.Price), "成交价不在合理范围。", "The price is out of range.")
            .When(form.PromisedOn < today, nameof(form.PromisedOn), "约定交车日不能早于今天。", "The promised day is in the past.");
        if (form.CustomerId is { } customer && (await customers.Cards([customer], ct)).Count == 0)
            problems.When(true, nameof(form.CustomerId), "没有这位客户。", "There is no such customer.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        // Numbers follow one another within a day: one at a time per store and day.
        await db.Do("select pg_advisory_xact_lock(@store, 1001)", null, ct);
        var number = await db.Row<string>(Sql, new
        {
            id,
            day = today.ToString("yyMMdd"),
            customerId = form.CustomerId,
            consultant = form.ConsultantId ?? caller.PersonId,
            modelCode = form.ModelCode!.Trim(),
            price = form.Price,
            promisedOn = form.PromisedOn,
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        return Outcome.Done(id, new($"订单 {number} 已建立", $"Order {number} taken"));
    }
}
