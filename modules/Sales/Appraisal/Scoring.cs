namespace Dealership.Sales.Appraisal;

/// <summary>
/// Points and result of a sheet. An indicator without data is not scored and its weight is left out: the result is what was earned of the
/// weight that had data, on 100 points. Where too little of the weight had data there is no result at all.
/// </summary>
internal static class Scoring
{
    /// <summary>What a sheet comes to; no score where too little of the weight had data.</summary>
    internal sealed record Result(decimal? Score, string? Grade, decimal Weighed, bool Vetoed);

    /// <summary>Lines between the grades, and the weight that needs data.</summary>
    internal sealed record Lines(decimal A, decimal B, decimal C, int Least);

    /// <summary>Points of one indicator; nothing without data. Below zero where more is taken off than it weighs.</summary>
    public static decimal? Points(Indicator i, decimal? value) => value is not { } v ? null : decimal.Round(i.Rule switch
    {
        ScoringRule.Linear => i.Weight * Share(v, i.Floor!.Value, i.Target!.Value, i.Cap),
        ScoringRule.Steps => i.Weight * StepTable.Percent(StepTable.Read(i.Steps), v) / 100,
        ScoringRule.Unit => Math.Min(Math.Max(v, 0) * i.Per!.Value, i.Weight),
        ScoringRule.Deduct => i.Weight - Math.Min(Math.Max(v, 0) * i.Per!.Value, i.Most ?? i.Weight),
        _ => 0,
    }, 2, MidpointRounding.AwayFromZero);

    /// <summary>It happened, and nothing else counts.</summary>
    public static bool Vetoes(Indicator i, decimal? value) => i.Rule == ScoringRule.Veto && value > 0;

    public static Result Of(IEnumerable<(Indicator Indicator, decimal? Value)> lines, Lines grades)
    {
        var all = lines.ToArray();
        var scored = all.Where(l => l.Indicator.Weight > 0 && l.Value is not null).ToArray();
        var weighed = scored.Sum(l => l.Indicator.Weight);
        if (all.Any(l => Vetoes(l.Indicator, l.Value))) return new(0, Grade.Lowest, weighed, true);
        if (weighed < grades.Least) return new(null, null, weighed, false);
        var taken = all.Where(l => l.Indicator.Weight == 0).Sum(l => Points(l.Indicator, l.Value) ?? 0);
        var score = Math.Max(0, decimal.Round(scored.Sum(l => Points(l.Indicator, l.Value)!.Value) / weighed * 100 + taken, 1, MidpointRounding.AwayFromZero));
        return new(score, Grade.Of(score, grades.A, grades.B, grades.C), weighed, false);
    }

    /// <summary>How far from floor to target: 0 at the floor and beyond, 1 at the target, more up to the cap. Less may be better: the floor is then above the target.</summary>
    private static decimal Share(decimal value, decimal floor, decimal target, decimal? cap)
    {
        var counted = target > floor ? Math.Min(value, cap ?? target) : Math.Max(value, cap ?? target);
        return Math.Max(0, (counted - floor) / (target - floor));
    }
}
