using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>Which consultants keys may be given to.</summary>
[Needs(StockRights.Keep)]
internal sealed class CustodyChoices(IPeople people) : IRead
{
    public async Task<IReadOnlyList<PersonCard>> Sellers(CancellationToken ct) => [.. (await people.Holding(Contracts.Position.SalesConsultant, ct)).OrderBy(p => p.Number, StringComparer.Ordinal)];
}
