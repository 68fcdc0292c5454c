using Dealership.Contracts.Sales;

namespace Dealership.Sales.Plans;

/// <summary>Answers how far the store is with this month's plan.</summary>
internal sealed class SalesProgress(MonthProgress progress) : ISalesProgress
{
    public async Task<MonthSales> ThisMonth(CancellationToken ct) => (await progress.Of(null, null, ct)).Month;
}
