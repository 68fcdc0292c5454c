using Dealership.Contracts;

namespace Dealership.Sales.Market;

/// <summary>The cars that the demo's customers look at besides ours; the makers do not exist.</summary>
/// <param name="Brand">Maker.</param>
/// <param name="Model">As the maker calls it, the same in every language.</param>
/// <param name="Price">Yuan, as asked in its showroom; null where the survey does not watch it.</param>
internal sealed record DemoRivals(Text Brand, string Model, decimal? Price)
{
    private static readonly Text Hailan = new("海岚", "Hailan"), Ruicheng = new("锐程", "Ruicheng"), Beichen = new("北辰", "Beichen");

    public static readonly DemoRivals[] All =
    [
        new(Hailan, "X5", 128_800m), new(Hailan, "E3", 96_800m), new(Ruicheng, "500", 109_900m), new(Beichen, "Q7", 152_000m),
        new(Hailan, "X3 PRO", null), new(Ruicheng, "P2", null),
    ];

    /// <summary>Maker and model.</summary>
    public Text Name => new($"{Brand.Zh} {Model}", $"{Brand.En} {Model}");
}
