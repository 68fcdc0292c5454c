using Dealership.Contracts;

namespace Dealership.Sales.Stock;

/// <summary>What the figures of the board are called.</summary>
internal static class StockNames
{
    public static Text FactorBand(string band) => band switch
    {
        "low" => new("偏低，可能断货", "Low: cars may run out"),
        "reasonable" => new("合理", "Reasonable"),
        "attention" => new("需关注", "Attention"),
        "warning" => new("警戒", "Warning"),
        _ => new("过高", "Very high"),
    };

    public static Text View(string? view) => view switch
    {
        StockView.Free => new("可售", "Free"),
        StockView.Sold => new("零售", "Sold"),
        StockView.Undecided => new("等待决定", "To be decided"),
        _ when AgeBand.All.Contains(view) => AgeBand.NameOf(view!),
        _ => new("库存", "Stock"),
    };
}
