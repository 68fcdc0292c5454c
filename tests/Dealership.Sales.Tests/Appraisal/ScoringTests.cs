using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Tests.Appraisal;

/// <summary>Five rules and their edges, and what a sheet comes to.</summary>
public sealed class ScoringTests
{
    private static readonly Scoring.Lines Grades = new(90, 75, 60, 60);

    private static Indicator Line(decimal weight, string rule, decimal? floor = null, decimal? target = null, decimal? cap = null, string? steps = null, decimal? per = null, decimal? most = null) =>
        new(1, "指标", "Indicator", "hand", weight, rule, floor, target, cap, steps, per, most, false);

    [Theory]
    [InlineData(3, 0)]      // the floor itself scores nothing
    [InlineData(2, 0)]      // below it too, and never less than nothing
    [InlineData(-4, 0)]
    [InlineData(5.5, 15)]   // half way
    [InlineData(8, 30)]     // the target scores in full
    [InlineData(9, 36)]     // beyond it, on the same line
    [InlineData(10, 42)]    // up to the cap
    [InlineData(25, 42)]
    public void Linear_runs_from_the_floor_to_the_cap(decimal value, decimal points) => Assert.Equal(points, Scoring.Points(Line(30, "linear", 3, 8, 10), value));

    [Theory]
    [InlineData(10, 0)]
    [InlineData(12, 0)]
    [InlineData(6, 10)]
    [InlineData(2, 20)]
    [InlineData(0, 20)]     // without a cap the target is the end
    public void Where_less_is_better_the_target_lies_below_the_floor(decimal value, decimal points) => Assert.Equal(points, Scoring.Points(Line(20, "linear", 10, 2), value));

    [Theory]
    [InlineData(59.99, 0)]
    [InlineData(60, 5)]
    [InlineData(94.9, 8)]
    [InlineData(95, 10)]
    [InlineData(-1, 0)]
    public void A_step_counts_from_its_value_on(decimal value, decimal points) => Assert.Equal(points, Scoring.Points(Line(10, "steps", steps: "95=100; 60=50; 80=80"), value));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(9, 5)]
    [InlineData(-2, 0)]
    public void Points_per_unit_end_at_the_weight(decimal value, decimal points) => Assert.Equal(points, Scoring.Points(Line(5, "unit", per: 1), value));

    [Theory]
    [InlineData(10, null, 0, 10)]
    [InlineData(10, null, 2, 6)]
    [InlineData(10, null, 9, 0)]   // no deeper than its own weight
    [InlineData(10, 4, 9, 6)]      // no more than the most
    [InlineData(0, 10, 3, -6)]     // without a weight it takes from the whole
    [InlineData(0, 10, 99, -10)]
    [InlineData(10, null, -1, 10)]
    public void Points_off_per_event_end_at_the_most(decimal weight, int? most, decimal value, decimal points) => Assert.Equal(points, Scoring.Points(Line(weight, "deduct", per: 2, most: most), value));

    [Fact]
    public void A_veto_makes_the_whole_sheet_nothing_and_without_one_it_changes_nothing()
    {
        (Indicator, decimal?) full = (Line(100, "linear", 0, 100), 96), veto = (Line(0, "veto"), 1);
        Assert.Equal(new(0, "D", 100, true), Scoring.Of([full, veto], Grades));
        foreach (var none in new decimal?[] { null, 0 }) Assert.Equal(new(96, "A", 100, false), Scoring.Of([full, (veto.Item1, none)], Grades));
    }

    [Fact]
    public void What_has_no_data_is_not_scored_and_its_weight_is_left_out()
    {
        (Indicator, decimal?)[] lines = [(Line(40, "linear", 0, 100), 50), (Line(30, "linear", 0, 100), 100), (Line(30, "linear", 0, 100), null), (Line(0, "deduct", per: 2, most: 10), 1)];
        // (20 + 30) of 70 are 71.43; the deduction of 2 comes off the whole.
        Assert.Equal(new(69.4m, "C", 70, false), Scoring.Of(lines, Grades));
        Assert.Equal(new(null, null, 70, false), Scoring.Of(lines, Grades with { Least = 71 }));
        Assert.Null(Scoring.Points(lines[2].Item1, null));
    }

    [Fact]
    public void A_result_is_never_below_nothing_and_the_lines_between_grades_belong_to_the_better_one()
    {
        Assert.Equal(new(0, "D", 100, false), Scoring.Of([(Line(100, "linear", 0, 100), 3), (Line(0, "deduct", per: 5, most: 50), 9)], Grades));
        Assert.Equal(["A", "B", "B", "C", "D"], new[] { 90m, 89.9m, 75, 60, 59.9m }.Select(s => Scoring.Of([(Line(100, "linear", 0, 100), s)], Grades).Grade));
    }

    [Theory]
    [InlineData("")]
    [InlineData("60")]
    [InlineData("60=a")]
    [InlineData("60=50; 60=80")]
    [InlineData("60=500")]
    public void What_is_no_step_table_is_none(string text) => Assert.Empty(StepTable.Read(text));

    [Theory]
    [InlineData("SC")]
    [InlineData("SS")]
    public void What_the_trade_weighs_sums_to_a_hundred(string position)
    {
        Assert.Equal(100, UsualStandard.For(position).Sum(i => i.Weight));
        Assert.Empty(UsualStandard.For("SM"));
    }
}
