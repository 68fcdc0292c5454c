using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>
/// Which vehicles a figure of the board means, in SQL about <see cref="VehicleState.From"/>: the figure and the list behind it are one condition.
/// Takes the days and limits of <see cref="AgeBand.Sql"/>, <c>@end</c>, <c>@soldFrom</c> and <c>@soldUntil</c>.
/// </summary>
internal static class StockView
{
    public const string Stock = "stock";
    public const string Free = "free";
    public const string Sold = "sold";
    public const string Undecided = "undecided";

    /// <summary>Counted as stock at the end of <c>@day</c>: came by then, not handed over by then, not gone and not the store's own by then.</summary>
    public const string IsStock = """
        (v.received_on <= @day::date and (d.id is null or d.handed_over_at > @end)
         and coalesce((select k.kind from sales.vehicle_moves k where k.store_id = @store and k.vehicle_id = v.id and k.kind <> 'moved' and k.at <= @end order by k.at desc, k.n desc limit 1), '')
             not in ('test-drive', 'courtesy', 'swapped', 'sent-back'))
        """;

    public const string IsSold = "(d.handed_over_at >= @soldFrom and d.handed_over_at < @soldUntil)";

    private const string IsUndecided = "exists (select 1 from sales.ageings g where g.store_id = @store and g.vehicle_id = v.id and g.decided_at is null and g.dropped_at is null)";

    public static string Sql(string? view) => view switch
    {
        Sold => IsSold,
        Free => $"({IsStock} and {VehicleState.Sql} = 'in-stock')",
        Undecided => IsUndecided,
        _ when AgeBand.All.Contains(view) => $"({IsStock} and {AgeBand.Sql} = '{view}')",
        _ => IsStock,
    };
}
