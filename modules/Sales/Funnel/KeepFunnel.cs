using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>Counts the funnel of a store that was never counted, or was by other figures or in another time zone.</summary>
internal sealed class KeepFunnel(FunnelRollUp rollUp) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken ct)
    {
        if (!await rollUp.IsKept(ct)) await rollUp.Rebuild(ct);
    }
}
