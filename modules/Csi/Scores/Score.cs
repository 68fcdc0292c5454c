namespace Dealership.Csi.Scores;

/// <summary>
/// The arithmetic of the survey, and nothing else (domain §3.12). Answers are 1 to 10, scores 100 to 1,000:
/// <c>factor = 100 × Σ(mean × weight) / Σ weights</c>, <c>index = Σ(factor × weight) / Σ weights</c>. Weights are divided by
/// their own sum, so published ones that are rounded and add to 101 do no harm; what nobody answered weighs nothing.
/// </summary>
internal static class Score
{
    /// <summary>A question's mean answer and its weight within the factor.</summary>
    internal readonly record struct Item(decimal Mean, decimal Weight);

    /// <summary>A factor's score and its weight within the index.</summary>
    internal readonly record struct Part(decimal Score, decimal Weight);

    /// <summary>Score of a factor; nothing when none of its questions was answered.</summary>
    public static decimal? Factor(IReadOnlyCollection<Item> items)
    {
        var weights = items.Sum(i => i.Weight);
        return weights == 0 ? null : 100 * items.Sum(i => i.Mean * i.Weight) / weights;
    }

    /// <summary>The index; nothing when no factor was answered.</summary>
    public static decimal? Index(IReadOnlyCollection<Part> factors)
    {
        var weights = factors.Sum(f => f.Weight);
        return weights == 0 ? null : factors.Sum(f => f.Score * f.Weight) / weights;
    }

    /// <summary>Below a line: any item at or under its line, any factor or the index under theirs.</summary>
    public static bool Low(Settings.Setting lines, IEnumerable<int> items, IEnumerable<decimal> factors, decimal index) =>
        items.Any(i => i <= lines.ItemLine) || factors.Any(f => f < lines.FactorLine) || index < lines.IndexLine;

    /// <summary>All answers alike (一条线): a sign that nobody read the questions. One or two answers show nothing.</summary>
    public static bool Straight(IReadOnlyCollection<int> items) => items.Count >= 5 && items.Distinct().Count() == 1;
}
