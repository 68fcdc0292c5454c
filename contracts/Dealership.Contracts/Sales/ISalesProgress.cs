namespace Dealership.Contracts.Sales;

/// <summary>How far the store is with this month's sales plan (销售进度).</summary>
public interface ISalesProgress
{
    /// <summary>The running month; vehicles handed over and not taken back.</summary>
    Task<MonthSales> ThisMonth(CancellationToken ct);
}

/// <summary>A month's sales against its plan.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Today.</param>
/// <param name="Target">Vehicles planned; nothing while no plan is approved.</param>
/// <param name="Sold">Vehicles handed over.</param>
/// <param name="DaysWorked">Working days that have passed, today included.</param>
/// <param name="Days">Working days of the month.</param>
public sealed record MonthSales(DateOnly From, DateOnly Until, int? Target, int Sold, int DaysWorked, int Days);
