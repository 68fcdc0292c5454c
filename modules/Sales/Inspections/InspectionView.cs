namespace Dealership.Sales.Inspections;

/// <summary>Which vehicles a list of inspections shows; the conditions are the lists and their counts.</summary>
internal static class InspectionView
{
    public const string ToDo = "todo";
    public const string Faulty = "faulty";
    public const string Passed = "passed";
    public const string Stock = "stock";

    public static IReadOnlyList<string> Names { get; } = [ToDo, Faulty, Passed, Stock];

    /// <summary>Vehicles that are still here, each with its order, its last passed inspection and its open sheet.</summary>
    public const string From = """
        sales.vehicles v
        left   join sales.allocations a on a.store_id = @store and a.vehicle_id = v.id
        left   join sales.orders o on o.store_id = @store and o.id = a.order_id
        left   join sales.pdi_sheets s on s.store_id = @store and s.vehicle_id = v.id and s.finished_at is null
        left   join lateral (select max(i.passed_at) as at from sales.inspections i where i.store_id = @store and i.vehicle_id = v.id) pdi on true
        """;

    /// <summary>A safety item is open on the sheet named by <c>s</c>.</summary>
    public const string Unsafe = "exists (select 1 from sales.pdi_results r where r.store_id = @store and r.sheet_id = s.id and r.safety and r.result = 'open')";

    private const string Here = """
        v.store_id = @store and not exists (
            select 1 from sales.deliveries d where d.store_id = @store and d.vehicle_id = v.id
            and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
        """;

    /// <summary>The condition of a view; <c>@since</c> is the instant after which a passed inspection still holds.</summary>
    public static string Sql(string? view) => view switch
    {
        Faulty => $"{Here} and {Unsafe}",
        Passed => $"{Here} and s.id is null and pdi.at > @since",
        Stock => Here,
        _ => $"{Here} and (s.id is not null or (a.order_id is not null and (pdi.at is null or pdi.at <= @since)))",
    };
}
