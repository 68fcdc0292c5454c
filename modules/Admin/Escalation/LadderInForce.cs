using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Escalation;

/// <summary>The ladder that holds today; the usual one until the store says otherwise.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class LadderInForce(Db db, TimeProvider clock) : IRead
{
    public async Task<Ladder> Show(CancellationToken ct) => await db.Row<Ladder>(Ladder.Sql, new { now = clock.GetUtcNow() }, ct) ?? Ladder.Usual;
}
