using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>One key-account project with everything that happened to it. A colleague's is not there.</summary>
[Needs(KeyAccountRights.See)]
internal sealed class ProjectRecord(Db db, Caller caller, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected; discounts and policy in yuan a car.</summary>
    internal sealed record Row(
        Guid Id, string Number, string Organisation, string Kind, Guid CustomerId, Guid OwnerId, string DecisionChain, decimal? Budget, DateOnly? TenderOn, string Competitors, decimal DiscountAsked, DateTimeOffset OpenedAt,
        string State, Guid? FilingId, string? FilingNo, DateTimeOffset? FiledAt, DateOnly? ValidUntil, string? Answer, decimal? Policy, string? Remark, decimal? Approved,
        string? ContractNo, int? ContractUnits, decimal? ContractDiscount, DateOnly? ContractTo, DateTimeOffset? SignedAt, int Units, int Ordered, int Delivered, DateTimeOffset? VisitDue,
        DateTimeOffset? ClosedAt, string? Outcome, string? ClosedWhy);

    internal sealed record Need(string ModelCode, int Quantity);

    internal sealed record Order(Guid Id, string Number, string ModelCode, int Batch, DateTimeOffset OrderedAt, bool Delivered, bool Cancelled);

    internal sealed record Approval(Guid Id, decimal Discount, string Why, DateTimeOffset AskedAt, Guid AskedBy, DateTimeOffset? DecidedAt, bool? Granted, string? DecidedWhy);

    /// <summary>Something that happened: <c>visit</c>, <c>joint</c>, <c>review</c>, <c>quote</c> or <c>tender</c>; a discount in yuan a car.</summary>
    internal sealed record Happened(string What, string Note, decimal? Discount, DateTimeOffset At, Guid ByPerson);

    internal sealed record View(
        Row Project, CustomerCard? Contact, IReadOnlyList<Need> Needs, IReadOnlyList<Order> Orders, IReadOnlyList<Approval> Approvals, IReadOnlyList<Happened> History, Guid? VisitOwed, IReadOnlyDictionary<Guid, PersonCard> Names)
    {
        public Approval? Waiting => Approvals.FirstOrDefault(a => a.DecidedAt is null);

        public decimal Allowed => Math.Max(Project.Policy ?? 0, Project.Approved ?? 0);

        public string? Name(Guid person) => Names.GetValueOrDefault(person)?.Name;
    }

    private const string Sql = $"""
        select p.id, p.number, p.organisation, p.kind, p.customer_id, p.owner_id, p.decision_chain, p.budget, p.tender_on, p.competitors, p.discount_asked, p.opened_at, {ProjectView.State} as state,
               p.filing_id, p.filing_no, p.filed_at, p.valid_until, p.answer, p.policy, p.remark, p.approved, p.contract_no, p.contract_units, p.contract_discount, p.contract_to, p.signed_at, p.units, p.ordered, p.delivered,
               p.visit_due, p.closed_at, p.outcome, p.closed_why
        from   {ProjectView.From} where p.id = @id;
        select model_code, quantity from sales.key_needs where store_id = @store and project_id = @id order by quantity desc, model_code
        """;

    private const string WorkSql = """
        select o.id, o.number, o.model_code, l.batch, o.ordered_at,
               exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                       and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)) as delivered,
               exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id) as cancelled
        from   sales.key_orders l join sales.orders o on o.store_id = @store and o.id = l.order_id
        where  l.store_id = @store and l.project_id = @id order by l.batch, o.number;
        select id, discount, why, asked_at, asked_by, decided_at, granted, decided_why from sales.key_approvals where store_id = @store and project_id = @id order by asked_at desc
        """;

    private const string HistorySql = """
        select case when joint then 'joint' else 'visit' end as what, note, null::numeric as discount, at, by_person from sales.key_visits where store_id = @store and project_id = @id
        union all
        select 'review', n.note, null, r.at, r.by_person from sales.key_review_notes n join sales.key_reviews r on r.store_id = @store and r.id = n.review_id where n.store_id = @store and n.project_id = @id
        union all
        select kind, note, discount, at, by_person from sales.key_quotes where store_id = @store and project_id = @id
        order  by at desc
        """;

    private const string OwedSql = "select id from sales.key_visits_owed where store_id = @store and project_id = @id and visit_id is null and dropped_at is null";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (projects, needs) = await db.Both<Row, Need>(Sql, new { id, today = await calendar.Today(ct), only = caller.May(KeyAccountRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
        if (projects is not [var project]) return null;
        var (orders, approvals) = await db.Both<Order, Approval>(WorkSql, new { id }, ct);
        var history = await db.Rows<Happened>(HistorySql, new { id }, ct);
        var owed = await db.Row<Guid?>(OwedSql, new { id }, ct);
        var names = await people.Named([.. history.Select(h => h.ByPerson).Concat(approvals.Select(a => a.AskedBy)).Append(project.OwnerId).Distinct()], ct);
        return new(project, (await customers.Cards([project.CustomerId], ct)).GetValueOrDefault(project.CustomerId), needs, orders, approvals, history, owed, names);
    }
}
