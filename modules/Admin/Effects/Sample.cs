namespace Dealership.Admin.Effects;

/// <summary>One of the two groups that are compared.</summary>
/// <param name="N">How many.</param>
/// <param name="Mean">Of what became of them; not a number where there are none.</param>
/// <param name="Variance">With n − 1.</param>
internal sealed record Sample(int N, double Mean, double Variance)
{
    public static Sample Of(IEnumerable<decimal> values)
    {
        double[] all = [.. values.Select(v => (double)v)];
        if (all.Length == 0) return new(0, double.NaN, double.NaN);
        var mean = all.Average();
        return new(all.Length, mean, all.Length == 1 ? double.NaN : all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1));
    }
}
