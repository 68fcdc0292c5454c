using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>Who sees and makes the monthly market survey. What rivals ask is no secret of the store; its own prices are not in it.</summary>
internal sealed class MarketRights : IRights
{
    public const string See = "sales.market.see";
    public const string Keep = "sales.market.keep";
    public const string Publish = "sales.market.publish";

    public void Declare(RightsBook book) => book
        .Add(See, "查看市场调研", "See market surveys").NeededFor("GM-1", "SM-9", "SS-5", "MM-2")
        .Add(Keep, "记竞品价格和促销、竞品名单", "Note rivals' prices and promotions, keep the list of rivals").NeededFor("SM-9", "SS-5")
        .Add(Publish, "发布市场调研", "Publish market surveys").NeededFor("SM-9");
}
