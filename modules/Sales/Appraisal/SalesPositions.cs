using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>The positions that the sales manager answers for: his own and all that report to him, the store's additions too.</summary>
[Needs(AppraisalRights.See)]
internal sealed class SalesPositions(IPositions positions) : IRead
{
    public async Task<IReadOnlyList<PositionCard>> All(CancellationToken ct)
    {
        var all = await positions.All(ct);
        var by = all.ToDictionary(p => p.Code);
        return [.. all.Where(p => Leads(p, by, 0))];
    }

    private static bool Leads(PositionCard position, Dictionary<string, PositionCard> by, int depth) =>
        position.Code == Position.SalesManager || (depth < 10 && position.Superior is { } superior && by.TryGetValue(superior, out var above) && Leads(above, by, depth + 1));
}
