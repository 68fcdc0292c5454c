using Dealership.Contracts;

namespace Dealership.Sales.Market;

/// <summary>What the demo's surveys say.</summary>
internal static class DemoMarketWords
{
    internal sealed record Offer(Text Promotion, string Channel, Text Source);

    public static readonly Offer[] Offers =
    [
        new(new("现金优惠4000，送首保", "4,000 off, first service free"), "visit", new("城北店", "Dealer in the north of town")),
        new(new("两年零息，首付三成", "No interest for two years, 30% down"), "website", new("官网活动页", "The maker's own site")),
        new(new("置换补贴6000", "6,000 more for an old car"), "advert", new("地铁灯箱", "Underground light boxes")),
        new(new("送行车记录仪和脚垫", "Dash camera and mats"), "customer", new("在谈客户手机里的报价单", "An offer on a prospect's phone")),
    ];

    public static readonly Text[] Conclusions =
    [
        new("竞品普遍加大金融支持，裸车价没有再降。我们在价格上的战败减少，货源上的增加。", "Rivals give more finance and no lower prices. We lose fewer deals on price and more on supply."),
        new("小型车的价格战仍在继续，海岚E3两周内两次降价；中型车价格平稳。", "Small cars are still fought over by price, the Hailan E3 came down twice in two weeks; larger ones are steady."),
        new("竞品周末店头活动密集，来店首次留档时客户多已有一份竞品报价。", "Rivals hold events every weekend; many who come first have a rival's offer already."),
    ];

    public static readonly Text[] Proposals =
    [
        new("申请厂家同档金融政策；主推在库久的车型做周末限时价。", "Ask the maker for the same finance; a weekend price for the models that stand long."),
        new("小型车改推置换，话术强调保值；每周复看E3报价。", "Sell small cars by trade-in and value kept; look at the E3's price every week."),
        new("报价当场出对比表；首次来店必约试驾。", "Give a comparison with each offer; every first visit is asked for a drive."),
    ];
}
