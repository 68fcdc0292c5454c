using CsCheck;
using Dealership.Admin.Effects;
using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Admin.Tests.Effects;

/// <summary>The arithmetic of the comparison, against published examples.</summary>
public sealed class DifferenceTests
{
    private static readonly Effect Score = new(typeof(IHandoverScores), new("SSI 指数", "SSI index"), true, 20);
    private static readonly Effect Complained = new(typeof(IComplainedAfterCall), new("来投诉", "Complained"), false, 0.03m);

    private static Sample Share(int happened, int of) => Sample.Of(Enumerable.Range(0, of).Select(n => n < happened ? 1m : 0m));

    private static Sample Around(double mean, int n, double spread = 1) => Sample.Of(Enumerable.Range(0, n).Select(i => (decimal)(mean + (i % 2 == 0 ? spread : -spread))));

    /// <summary>Student's own data on sleep (Biometrika 6, 1908): t = −1.8608 on 17.776 degrees of freedom.</summary>
    [Fact]
    public void Means_differ_as_in_students_sleep_data()
    {
        var one = Sample.Of([0.7m, -1.6m, -0.2m, -1.2m, -0.1m, 3.4m, 3.7m, 0.8m, 0.0m, 2.0m]);
        var other = Sample.Of([1.9m, 0.8m, 1.1m, 0.1m, -0.1m, 4.4m, 5.5m, 1.6m, 4.6m, 3.4m]);
        var difference = Difference.OfMeans(one, other);
        Assert.Equal((-1.58, -3.36548, 0.20548), (Math.Round(difference.By, 5), Math.Round(difference.Low, 5), Math.Round(difference.High, 5)));
    }

    /// <summary>Examples (a), (b) and (h) of the paper the formula is from.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Shares_differ_as_in_newcombes_examples(int a, int m, int b, int n, double low, double high)
    {
        var difference = Difference.OfShares(Share(a, m), Share(b, n));
        Assert.Equal((low, high), (Math.Round(difference.Low, 4), Math.Round(difference.High, 4)));
    }

    [Fact]
    public void Turning_the_groups_round_turns_the_interval_round() =>
        Gen.Select(Gen.Int[100, 1000].Array[2, 40], Gen.Int[100, 1000].Array[2, 40]).Sample((a, b) =>
        {
            var (one, other) = (Sample.Of(a.Select(v => (decimal)v)), Sample.Of(b.Select(v => (decimal)v)));
            var (there, back) = (Difference.OfMeans(one, other), Difference.OfMeans(other, one));
            return Math.Abs(there.Low + back.High) < 1e-6 && Math.Abs(there.By + back.By) < 1e-9 && there.Low <= there.By && there.By <= there.High;
        });

    [Fact]
    public void A_share_never_leaves_what_is_possible() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60]).SelectMany((m, n) => Gen.Select(Gen.Int[0, m], Gen.Int[0, n], (a, b) => (a, m, b, n))).Sample(t =>
        {
            var difference = Difference.OfShares(Share(t.a, t.m), Share(t.b, t.n));
            return difference.Low >= -1 - 1e-9 && difference.High <= 1 + 1e-9 && difference.Low <= difference.By && difference.By <= difference.High;
        });

    [Theory]
    [InlineData(19, 10)]  // 29 in all
    [InlineData(200, 9)]  // nine careless ones
    [InlineData(9, 200)]
    public void Too_few_say_nothing(int inTime, int not)
    {
        var few = new Comparison(Score, Around(900, inTime), Around(500, not), 0);
        Assert.Null(few.Difference);
        Assert.Equal(Verdict.TooFew, few.Verdict);
    }

    [Fact]
    public void Thirty_with_ten_of_the_smaller_group_speak() => Assert.Equal(Verdict.Helps, new Comparison(Score, Around(900, 20), Around(800, 10), 0).Verdict);

    [Theory]
    [InlineData(900, 850, 1, Verdict.Helps)]
    [InlineData(850, 900, 1, Verdict.Harms)]
    [InlineData(900, 895, 1, Verdict.NotWorth)] // surely there, surely too small
    [InlineData(900, 899, 200, Verdict.Unclear)]
    public void What_it_says_follows_from_the_interval_and_from_what_is_worth_while(double inTime, double not, double spread, object verdict) =>
        Assert.Equal((Verdict)verdict, new Comparison(Score, Around(inTime, 40, spread), Around(not, 20, spread), 0).Verdict);

    [Fact]
    public void Fewer_complaints_are_better() => Assert.Equal(Verdict.Helps, new Comparison(Complained, Share(4, 200), Share(12, 40), 0).Verdict);
}
