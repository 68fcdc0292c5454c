namespace Dealership.Sales.Network;

/// <summary>What of a dealer's month <c>m</c> is done.</summary>
internal static class MonthView
{
    public const string IsReconciled = "exists (select 1 from sales.secondary_reconciliations r where r.store_id = @store and r.month_id = m.id and r.signed_at is not null)";
    public const string IsAssessed = "exists (select 1 from sales.secondary_assessments a where a.store_id = @store and a.month_id = m.id)";
    public const string IsOpen = $"(m.dropped_at is null and not ({IsReconciled} and {IsAssessed}))";
}
