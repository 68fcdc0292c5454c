namespace Dealership.Sales.Network;

/// <summary>
/// Which of the cars placed at dealers a figure means, about a placement <c>p</c> and its sale <c>s</c>. Takes <c>@agedSince</c>, and for
/// sales <c>@from</c> and <c>@until</c>. A sale whose handover was taken back is none.
/// </summary>
internal static class CarView
{
    public const string Standing = "standing";
    public const string Old = "aged";
    public const string AllSold = "sold";
    public const string Late = "late";
    public const string Back = "back";

    public const string From = """
        sales.secondary_placements p
        left join sales.secondary_sales s on s.store_id = @store and s.placement_id = p.id
             and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = s.delivery_id)
        """;

    public const string Placed = "(p.store_id = @store and p.ended_at is null)";
    public const string Aged = "(p.placed_at < @agedSince)";
    public const string Sold = "(p.store_id = @store and s.sold_at >= @from and s.sold_at < @until)";

    public static string Sql(string? view) => view switch
    {
        Old => $"{Placed} and {Aged}",
        AllSold => Sold,
        Late => $"{Sold} and not s.in_time",
        Back => "(p.store_id = @store and p.how = 'back')",
        _ => Placed,
    };
}
