using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>
/// Counts the funnel of a store that was never counted, or was by other figures or in another time zone, and throws away heard news of touched
/// days: what they said stands in the rows.
/// </summary>
internal sealed class KeepFunnel(Db db, FunnelRollUp rollUp) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    private const string TidySql = $"delete from sales.inbox where pos = any(array(select pos from sales.inbox where {FunnelDays.Heard} order by pos limit 10000))";

    public async Task Run(CancellationToken ct)
    {
        if (!await rollUp.IsKept(ct)) await rollUp.Rebuild(ct);
        await db.Do(TidySql, null, ct);
    }
}
