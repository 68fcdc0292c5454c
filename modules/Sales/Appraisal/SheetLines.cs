using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>The indicators of a sheet with their values, and the lines between its grades.</summary>
internal static class SheetLines
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        int Number, string NameZh, string NameEn, string Source, decimal Weight, string Rule, decimal? Floor, decimal? Target, decimal? Cap, string? Steps, decimal? Per, decimal? Most, bool OwnWord,
        decimal? Value, int? Part, int? Whole, string Note, decimal? OwnValue, Guid? SetBy)
    {
        public Indicator Indicator => new(Number, NameZh, NameEn, Source, Weight, Rule, Floor, Target, Cap, Steps, Per, Most, OwnWord);

        public decimal? Points => Scoring.Points(Indicator, Value);

        /// <summary>By hand, and nobody has entered it or said why it does not count; a veto that nobody enters did not happen.</summary>
        public bool Missing => Source == IndicatorSource.Hand && Rule != ScoringRule.Veto && Value is null && Note.Length == 0;
    }

    private const string Sql = $"""
        select {Indicator.Columns}, v.value, v.part, v.whole, coalesce(v.note, '') as note, v.own_value, v.set_by
        from   sales.appraisals a
        join   sales.appraisal_indicators i on i.store_id = @store and i.standard_id = a.standard_id
        left   join sales.appraisal_values v on v.store_id = @store and v.appraisal_id = a.id and v.number = i.number
        where  a.store_id = @store and a.id = @sheet order by i.number;
        select s.grade_a, s.grade_b, s.grade_c, s.least_weight from sales.appraisals a join sales.appraisal_standards s on s.store_id = @store and s.id = a.standard_id
        where  a.store_id = @store and a.id = @sheet
        """;

    public static async Task<(IReadOnlyList<Row> Lines, Scoring.Lines Grades)> Of(Db db, Guid sheet, CancellationToken ct)
    {
        var (lines, grades) = await db.Both<Row, Lines>(Sql, new { sheet }, ct);
        return (lines, grades is [var g] ? new(g.GradeA, g.GradeB, g.GradeC, g.LeastWeight) : new(90, 75, 60, 60));
    }

    public static Scoring.Result Result(IReadOnlyList<Row> lines, Scoring.Lines grades) => Scoring.Of(lines.Select(l => (l.Indicator, l.Value)), grades);

    private sealed record Lines(decimal GradeA, decimal GradeB, decimal GradeC, int LeastWeight);
}
