using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Reckons a closed month anew, now (立即复算), without writing anything down.</summary>
[Needs(MonthRights.See)]
internal sealed class MonthCheck(Comparison comparison, TimeProvider clock) : IRead
{
    /// <param name="At">When it was reckoned.</param>
    /// <param name="Findings">Where it differs.</param>
    internal sealed record Result(DateTimeOffset At, IReadOnlyList<Finding> Findings)
    {
        public int Alarms => Findings.Count(f => f.Kind == Finding.Alarm);

        public int Corrections => Findings.Count(f => f.Kind == Finding.Correction);
    }

    public async Task<Result?> Verify(DateOnly month, CancellationToken ct) =>
        await comparison.Closed(month, ct) is [var kept] ? new(clock.GetUtcNow(), await comparison.Of(kept, ct)) : null;
}
