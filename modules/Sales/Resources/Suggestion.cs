namespace Dealership.Sales.Resources;

/// <summary>
/// How many vehicles of a model to ask for (建议数) = max(0, forecast × target factor + orders waiting for a vehicle − free stock − in transit
/// − confirmed not shipped), rounded up; forecast = max(plan, mean of three months × season). domain §3.8; what is left of a vehicle is one.
/// </summary>
internal sealed record Suggestion(int? Plan, int Sold, decimal Season, decimal Target, int Orders, int Free, int Transit, int Confirmed)
{
    /// <summary>Vehicles a month.</summary>
    public decimal Mean => (decimal)Sold / ResourceParts.Months;

    /// <summary>Vehicles of the month applied for.</summary>
    public decimal Forecast => Math.Max(Plan ?? 0, Mean * Season);

    public int Count => Math.Max(0, (int)Math.Ceiling(decimal.Round(Forecast * Target, 4) + Orders - Free - Transit - Confirmed));

    /// <summary>The stock factor when all of it has come: what is free then ÷ forecast. Nothing where no sale is expected.</summary>
    public static decimal? FactorAfter(IEnumerable<(Suggestion Model, int Applied)> all)
    {
        var models = all.ToArray();
        var forecast = models.Sum(m => m.Model.Forecast);
        return forecast == 0 ? null : decimal.Round(models.Sum(m => m.Model.Free + m.Model.Transit + m.Model.Confirmed + m.Applied - m.Model.Orders) / forecast, 2);
    }

    /// <summary>More than so many per cent away from what was suggested.</summary>
    public static bool IsOff(int suggested, int applied, decimal percent) => Math.Abs(applied - suggested) * 100m > percent * suggested;

    /// <summary>
    /// Splits a model's number by colour: each colour's share of what was sold, less what stands or comes, in proportion and without a
    /// rest. A colour that sold less than three times in the three months is no pattern and falls under any colour.
    /// </summary>
    public static IReadOnlyList<(string Colour, int Count)> ByColour(int count, decimal wanted, IReadOnlyCollection<(string Colour, int Sold, int Have)> colours)
    {
        if (count == 0) return [];
        var known = colours.Where(c => c.Sold >= 3).OrderByDescending(c => c.Sold).ThenBy(c => c.Colour, StringComparer.Ordinal).ToArray();
        var all = colours.Sum(c => c.Sold);
        if (known.Length < 2) return [("", count)];
        var needs = known.Select(c => (c.Colour, Need: Math.Max(0, wanted * c.Sold / all - c.Have)))
            .Append((Colour: "", Need: Math.Max(0, wanted * (all - known.Sum(c => c.Sold)) / all - colours.Except(known).Sum(c => c.Have)))).ToArray();
        var total = needs.Sum(n => n.Need);
        if (total == 0) return [("", count)];
        var shares = needs.Select(n => (n.Colour, Exact: count * n.Need / total)).Select(n => (n.Colour, Whole: (int)n.Exact, Over: n.Exact - (int)n.Exact)).ToArray();
        var left = count - shares.Sum(s => s.Whole);
        var rounded = shares.OrderByDescending(s => s.Over).Take(left).Select(s => s.Colour).ToHashSet();
        return [.. shares.Select(s => (s.Colour, s.Whole + (rounded.Contains(s.Colour) ? 1 : 0))).Where(s => s.Item2 > 0)];
    }
}
