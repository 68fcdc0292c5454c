using Dealership.Plugin;

namespace Dealership.Admin.Load;

/// <summary>How long each clause takes (每条用时): learned, said or guessed, and from how much.</summary>
[Needs(LoadRights.See)]
internal sealed class EffortList(Db db, IHouse house, TimeProvider clock) : IRead
{
    public async Task<IReadOnlyList<Effort>> Show(CancellationToken ct)
    {
        var efforts = await Effort.All(db, house, clock.GetUtcNow(), ct);
        return [.. house.Clauses.Keys.Select(code => efforts[code])];
    }
}
