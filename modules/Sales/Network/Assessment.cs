using Dealership.Contracts;

namespace Dealership.Sales.Network;

/// <summary>
/// The month's score of a dealer (二网考核): what the books say and what was seen, weighed. An item with nothing to assess does not count, and
/// the score is of the weights that do: 100 × Σ points / Σ weights, rounded.
/// </summary>
internal sealed record Assessment(int Score, IReadOnlyList<Assessment.Line> Lines)
{
    /// <summary>One of the seven items; part of whole where the books say it.</summary>
    internal sealed record Line(string Item, int Weight, decimal? Points, int? Part, int? Whole);

    /// <summary>What the books say of the month: sold of the target, cars not too old, sales reported in time, differences found.</summary>
    internal sealed record Figures(int Sold, int? Target, int Placed, int Fresh, int InTime, int? Differences);

    /// <summary>What somebody saw: 0 to the weight.</summary>
    internal sealed record Seen(int Discipline, int Image, int Complaints);

    public static IReadOnlyList<string> Items { get; } = ["sales", "stock", "discipline", "account", "data", "image", "complaints"];

    public static Text NameOf(string item) => item switch
    {
        "sales" => new("销量完成", "Sales against target"),
        "stock" => new("库龄", "Age of stock"),
        "discipline" => new("价格纪律、不窜货", "Price discipline, no cross-area sale"),
        "account" => new("对账无差异", "Account without difference"),
        "data" => new("客户资料按时上报", "Buyers reported in time"),
        "image" => new("形象和展示", "Image and display"),
        _ => new("客户投诉", "Complaints"),
    };

    public static Assessment Of(NetworkRules.Row rules, Figures books, Seen? seen)
    {
        Line[] lines =
        [
            Share("sales", rules.Sales, books.Target is > 0 ? Math.Min(books.Sold, books.Target.Value) : null, books.Target, books.Sold),
            Share("stock", rules.Stock, books.Fresh, books.Placed, books.Fresh),
            new("discipline", rules.Discipline, seen?.Discipline, null, null),
            new("account", rules.Account, books.Differences is { } found ? found == 0 ? rules.Account : 0 : null, books.Differences, null),
            Share("data", rules.Data, books.InTime, books.Sold, books.InTime),
            new("image", rules.Image, seen?.Image, null, null),
            new("complaints", rules.Complaints, seen?.Complaints, null, null),
        ];
        var counted = lines.Where(l => l.Points is not null).ToArray();
        var weights = counted.Sum(l => l.Weight);
        return new(weights == 0 ? 0 : (int)Math.Round(100 * counted.Sum(l => l.Points!.Value) / weights, MidpointRounding.AwayFromZero), lines);
    }

    private static Line Share(string item, int weight, int? part, int? whole, int said) =>
        new(item, weight, part is { } p && whole is > 0 and var w ? Math.Round((decimal)weight * p / w, 2) : null, said, whole);
}
