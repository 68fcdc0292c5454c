using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>
/// Counts the funnel of a store that was never counted, or was by other figures or in another time zone, and once a day anyway: what nobody told
/// (rows filled in past the triggers, news that another version of the house moved and did not know) is put right within a day.
/// </summary>
internal sealed class KeepFunnel(FunnelRollUp rollUp) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken ct)
    {
        if (await rollUp.IsDue(ct)) await rollUp.Rebuild(ct);
    }
}
