using MathNet.Numerics.Distributions;

namespace Dealership.Admin.Effects;

/// <summary>How far the first group lies above the second, with its interval of 95%.</summary>
internal sealed record Difference(double By, double Low, double High)
{
    private const double Upper = 0.975;

    /// <summary>Of two means. The groups may spread differently and be of different size: Welch, Biometrika 34 (1947), 28–35.</summary>
    public static Difference OfMeans(Sample one, Sample other)
    {
        var (a, b) = (one.Variance / one.N, other.Variance / other.N);
        var by = one.Mean - other.Mean;
        if (a + b == 0) return new(by, by, by);
        var freedom = (a + b) * (a + b) / (a * a / (one.N - 1) + b * b / (other.N - 1));
        var half = StudentT.InvCDF(0, 1, freedom, Upper) * Math.Sqrt(a + b);
        return new(by, by - half, by + half);
    }

    /// <summary>Of two shares. Holds near 0 and 1, where the usual formula fails: Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.</summary>
    public static Difference OfShares(Sample one, Sample other)
    {
        var ((p, low1, high1), (q, low2, high2)) = (Wilson(one), Wilson(other));
        var by = p - q;
        return new(by, by - Math.Sqrt(Square(p - low1) + Square(high2 - q)), by + Math.Sqrt(Square(high1 - p) + Square(q - low2)));
    }

    private static (double Share, double Low, double High) Wilson(Sample sample)
    {
        var (n, p, z) = (sample.N, sample.Mean, Normal.InvCDF(0, 1, Upper));
        var middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
        return (p, middle - half, middle + half);
    }

    private static double Square(double x) => x * x;
}
