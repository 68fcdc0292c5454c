using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>What the codes of positions are called.</summary>
[Needs(MonthRights.See)]
internal sealed class MonthNames(IPositions positions) : IRead
{
    public async Task<IReadOnlyDictionary<string, Text>> Show(CancellationToken ct) => (await positions.All(ct)).ToDictionary(p => p.Code, p => p.Name);
}
