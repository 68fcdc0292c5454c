using Dealership.Plugin;

namespace Dealership.Admin.Effects;

/// <summary>What a comparison says.</summary>
internal enum Verdict
{
    /// <summary>样本不足: nothing is shown.</summary>
    TooFew,
    /// <summary>按时有用.</summary>
    Helps,
    /// <summary>按时反而更差.</summary>
    Harms,
    /// <summary>The whole interval is smaller than what would be worth the work: the duty could go.</summary>
    NotWorth,
    /// <summary>The interval holds both nothing and something worth while.</summary>
    Unclear,
}

/// <summary>Those in time against those late or missed, on one outcome.</summary>
/// <param name="Effect">The outcome.</param>
/// <param name="InTime">Done in time.</param>
/// <param name="NotInTime">Done late or missed.</param>
/// <param name="Unknown">Decided, but nobody knows yet what became of them.</param>
internal sealed record Comparison(Effect Effect, Sample InTime, Sample NotInTime, int Unknown)
{
    /// <summary>Below this many in all, nothing is said.</summary>
    public const int Enough = 30;

    /// <summary>Nor below this many in the smaller group: one careless week would be a finding.</summary>
    public const int EnoughOfEach = 10;

    /// <summary>In time less not in time; nothing while there are too few.</summary>
    public Difference? Difference { get; } = InTime.N + NotInTime.N < Enough || Math.Min(InTime.N, NotInTime.N) < EnoughOfEach ? null
        : Effect.IsShare ? Difference.OfShares(InTime, NotInTime)
        : Difference.OfMeans(InTime, NotInTime);

    /// <summary>What that says, if so much would be worth while.</summary>
    public Verdict Says(double worth) => Difference switch
    {
        null => Verdict.TooFew,
        var d when -worth < d.Low && d.High < worth => Verdict.NotWorth,
        { Low: > 0 } => Effect.Raises ? Verdict.Helps : Verdict.Harms,
        { High: < 0 } => Effect.Raises ? Verdict.Harms : Verdict.Helps,
        _ => Verdict.Unclear,
    };

    /// <summary>As it says by the worth that the clause proposes.</summary>
    public Verdict Verdict => Says((double)Effect.Worth);
}
