using System.Globalization;

namespace Dealership.Sales.Appraisal;

/// <summary>A step table (分档) as it is typed and kept: <c>60=50; 80=80; 95=100</c>, from which value on how many percent of the weight.</summary>
internal static class StepTable
{
    internal sealed record Step(decimal From, decimal Percent);

    /// <summary>The steps by value; none when the text is no step table.</summary>
    public static IReadOnlyList<Step> Read(string? text)
    {
        var steps = new List<Step>();
        foreach (var part in (text ?? "").Split([';', '；', '\n', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(['=', ':', '：'], StringSplitOptions.TrimEntries) is not [var from, var percent]
                || !decimal.TryParse(from, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                || !decimal.TryParse(percent.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var share) || share is < 0 or > 150)
                return [];
            steps.Add(new(value, share));
        }
        return steps.Count > 12 || steps.DistinctBy(s => s.From).Count() != steps.Count ? [] : [.. steps.OrderBy(s => s.From)];
    }

    /// <summary>Percent of the weight for a value: that of the highest step not above it; below the first, nothing.</summary>
    public static decimal Percent(IReadOnlyList<Step> steps, decimal value) => steps.LastOrDefault(s => s.From <= value)?.Percent ?? 0;
}
