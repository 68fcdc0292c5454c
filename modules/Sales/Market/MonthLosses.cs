using Dealership.Sales.LostDeals;

namespace Dealership.Sales.Market;

/// <summary>A month's approved losses by reason and model of ours, counted as the list of lost deals counts them. Takes <c>@from</c> and <c>@until</c>.</summary>
internal static class MonthLosses
{
    public const string Sql = $"""
        select a.reason, coalesce(c.model_code, '') as model_code, count(*)::int as lost
        from   {LostView.From} join sales.cards c on c.store_id = @store and c.id = a.card_id
        where  a.store_id = @store and {LostView.Within} and {LostView.IsApproved}
        group  by a.reason, coalesce(c.model_code, '')
        """;
}
