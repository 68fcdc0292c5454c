namespace Dealership.Sales.Plans;

/// <summary>What counts as sold: a vehicle handed over and not taken back, in SQL about a delivery <c>d</c>.</summary>
internal static class SoldSql
{
    public const string IsSold = "not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)";
}
