namespace Dealership.Sales.KeyAccounts;

/// <summary>
/// Key-account projects <c>p</c> with their latest filing, the discount approved above it and their contract, and which of them a figure
/// means. Takes <c>@today</c>, <c>@now</c> and <c>@only</c>: a project is its owner's, all are whoever's oversees them.
/// </summary>
internal static class ProjectView
{
    public const string ToFile = "to-file";
    public const string Filed = "filed";
    public const string Passed = "passed";
    public const string Contracted = "contracted";
    public const string VisitLate = "visit-late";
    public const string Closed = "closed";

    public const string From = """
        (select x.*, o.name as organisation, o.kind, f.id as filing_id, f.number as filing_no, f.filed_at, f.valid_until, f.answer, f.policy, f.remark,
                (select max(a.discount) from sales.key_approvals a where a.store_id = @store and a.project_id = x.id and a.granted) as approved,
                k.number as contract_no, k.quantity as contract_units, k.discount as contract_discount, k.valid_to as contract_to, k.signed_at, v.due_at as visit_due,
                coalesce((select sum(n.quantity) from sales.key_needs n where n.store_id = @store and n.project_id = x.id), 0)::int as units,
                (select count(*)::int from sales.key_orders l where l.store_id = @store and l.project_id = x.id
                 and not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = l.order_id)) as ordered,
                (select count(*)::int from sales.key_orders l join sales.deliveries d on d.store_id = @store and d.order_id = l.order_id where l.store_id = @store and l.project_id = x.id
                 and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)) as delivered
         from   sales.key_projects x
         join   sales.key_organisations o on o.store_id = @store and o.id = x.organisation_id
         left   join lateral (select * from sales.key_filings g where g.store_id = @store and g.project_id = x.id order by g.filed_at desc limit 1) f on true
         left   join sales.key_contracts k on k.store_id = @store and k.project_id = x.id
         left   join sales.key_visits_owed v on v.store_id = @store and v.project_id = x.id and v.visit_id is null and v.dropped_at is null
         where  x.store_id = @store and (@only::uuid is null or x.owner_id = @only)) p
        """;

    /// <summary>The state that these rows say: closed, contracted, passed, filed, or to be filed; a filing that ran out or was refused is none.</summary>
    public const string State = """
        case when p.closed_at is not null then 'closed' when p.contract_no is not null then 'contracted'
             when p.filing_id is null or p.answer in ('refused', 'taken') or p.valid_until < @today then 'to-file' when p.answer = 'passed' then 'passed' else 'filed' end
        """;

    public static string Sql(string? view) => view switch
    {
        ToFile or Filed or Passed or Contracted or Closed => $"({State}) = '{view}'",
        VisitLate => "(p.closed_at is null and p.visit_due < @now)",
        _ => "p.closed_at is null",
    };

    /// <summary>Locks a project (<c>@id</c>): whoever moves it on waits for whoever came first.</summary>
    public const string Hold = "select id from sales.key_projects where store_id = @store and id = @id for update";
}
