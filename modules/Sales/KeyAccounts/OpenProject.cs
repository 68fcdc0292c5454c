using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Plugin.Values;
using Dealership.Sales.Orders;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Opens a key-account project (大客户立项): the organisation, who decides there, what it needs, and against whom. Filing it with the maker is owed.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class OpenProject(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, ModelChoices models) : IDuty
{
    internal sealed class Form
    {
        public string? Organisation { get; set; }
        public string? Kind { get; set; }
        public string? Contact { get; set; }
        public string? Phone { get; set; }
        public string? ModelCode { get; set; }
        public int? Quantity { get; set; }
        public string? DecisionChain { get; set; }
        /// <summary>Yuan, of the whole.</summary>
        public decimal? Budget { get; set; }
        public DateOnly? TenderOn { get; set; }
        public string? Competitors { get; set; }
        /// <summary>Yuan a car.</summary>
        public decimal? DiscountAsked { get; set; }
    }

    private const string Sql = """
        with known as (
            insert into sales.key_organisations (store_id, id, name, kind, added_at, added_by) values (@store, @organisation, @name, @Kind, @now, @by)
            on conflict (store_id, name) do update set kind = excluded.kind returning id),
        opened as (
            insert into sales.key_projects (store_id, id, number, organisation_id, customer_id, owner_id, decision_chain, budget, tender_on, competitors, discount_asked, opened_at, opened_by)
            select @store, @id, 'KA' || @day || '-' || to_char((select count(*) from sales.key_projects where store_id = @store and number like 'KA' || @day || '-%') + 1, 'FM9999900'),
                   k.id, @customer, @by, @chain, @Budget, @TenderOn, @rivals, @discount, @now, @by from known k
            returning id, number)
        insert into sales.key_needs (store_id, project_id, model_code, quantity) select @store, id, @model, @Quantity from opened returning (select number from opened)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var model = form.ModelCode?.Trim().ToUpperInvariant() ?? "";
        var readable = PhoneNumber.TryRead(form.Phone, out _, out var unreadable);
        var problems = new Problems()
            .When(form.Organisation?.Trim().Length is null or < 2 or > 80, nameof(form.Organisation), "请填写单位名称（2到80字）。", "Enter the organisation, 2 to 80 characters.")
            .When(OrganisationKind.Of(form.Kind) is null, nameof(form.Kind), "请选择单位类型。", "Choose the kind.")
            .When(form.Contact?.Trim().Length is null or 0 or > 60, nameof(form.Contact), "请填写联系人。", "Enter the contact person.")
            .When(!readable, nameof(form.Phone), unreadable.Zh, unreadable.En)
            .When((await models.All(ct)).All(m => m.Code != model), nameof(form.ModelCode), "请选择店里有的车型。", "Choose a model that the store has.")
            .When(form.Quantity is not (>= 1 and <= 9999), nameof(form.Quantity), "请填写需求台数。", "Enter how many cars.")
            .When(form.DecisionChain?.Trim().Length is null or < 2 or > 300, nameof(form.DecisionChain), "请写明谁使用、谁评估、谁拍板。", "Say who uses, who judges and who decides.")
            .When(form.Budget is < 0 or > 9_999_999_999, nameof(form.Budget), "预算不在合理范围。", "The budget is out of range.")
            .When(form.TenderOn < today, nameof(form.TenderOn), "投标日不能早于今天。", "The tender cannot lie in the past.")
            .When(form.Competitors?.Length > 300, nameof(form.Competitors), "最多300字。", "At most 300 characters.")
            .When(form.DiscountAsked is < 0 or > 999_999, nameof(form.DiscountAsked), "优惠不在合理范围。", "The discount is out of range.");
        if (problems.Any) return problems.Refusal();
        var customer = await customers.FindOrAdd(new(form.Contact!.Trim(), form.Phone!, "key-account"), ct);
        var id = Guid.CreateVersion7();
        // Numbers follow one another within a day: one at a time per store.
        await db.Do("select pg_advisory_xact_lock(@store, 1011)", null, ct);
        var number = await db.Row<string>(Sql, new
        {
            organisation = Guid.CreateVersion7(),
            name = form.Organisation!.Trim(),
            form.Kind,
            id,
            day = today.ToString("yyMMdd"),
            customer,
            chain = form.DecisionChain!.Trim(),
            form.Budget,
            form.TenderOn,
            rivals = form.Competitors?.Trim() ?? "",
            discount = form.DiscountAsked ?? 0,
            model,
            form.Quantity,
            now,
            by = caller.PersonId,
        }, ct);
        db.Tell(new KeyProjectOpened(id, caller.PersonId, now), id);
        return Outcome.Done(id, new($"项目 {number} 已立，请向厂家报备", $"Project {number} opened; file it with the maker"));
    }
}
