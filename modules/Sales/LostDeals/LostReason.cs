using Dealership.Contracts;

namespace Dealership.Sales.LostDeals;

/// <summary>Why a prospect did not buy (战败原因), in two levels as the trade keeps them: the group is the first, the code the second.</summary>
/// <param name="Code">Second level, as kept.</param>
/// <param name="Group">First level.</param>
/// <param name="Name">Second level, as said.</param>
/// <param name="Rival">He takes another car, and which one belongs to the reason.</param>
/// <param name="Clear">Says something about the market or the store (明确); one that only says that nobody knows does not.</param>
internal sealed record LostReason(string Code, LostReason.Level1 Group, Text Name, bool Rival = false, bool Clear = true)
{
    /// <summary>First level.</summary>
    internal sealed record Level1(string Code, Text Name);

    private static readonly Level1 Price = new("price", new("价格", "Price")), Product = new("product", new("产品", "Product")), Supply = new("supply", new("货源", "Supply")),
        Means = new("means", new("资金与指标", "Money and plate")), Himself = new("himself", new("客户自身", "The customer himself")), Us = new("us", new("接待", "Our reception")), Unknown = new("unknown", new("不明", "Not known"));

    public static IReadOnlyList<LostReason> All { get; } =
    [
        new("price-rival", Price, new("竞品更便宜", "A rival is cheaper"), Rival: true), new("price-offer", Price, new("优惠达不到", "Wants a lower price")), new("trade-in", Price, new("置换价低", "Too little for his old car")),
        new("config", Product, new("配置不合", "Equipment does not fit"), Rival: true), new("rival", Product, new("看中竞品", "Prefers a rival's car"), Rival: true),
        new("no-car", Supply, new("无现车，等不及", "No car in stock, would not wait")), new("elsewhere", Supply, new("他店购买同品牌", "Bought our brand elsewhere"), Rival: true),
        new("loan", Means, new("贷款未批", "The loan was refused")), new("quota", Means, new("没有指标", "No number plate to be had")),
        new("postponed", Himself, new("推迟购买", "Puts it off")), new("family", Himself, new("家人意见不一", "The family does not agree")),
        new("service", Us, new("对接待服务不满", "Unhappy with how he was received")),
        new("unreachable", Unknown, new("失联", "Cannot be reached"), Clear: false), new("invalid", Unknown, new("号码或意向无效", "Number or interest not real"), Clear: false),
    ];

    /// <summary>First levels in the order of the screen.</summary>
    public static IReadOnlyList<Level1> Groups { get; } = [.. All.Select(r => r.Group).Distinct()];

    public static LostReason? Of(string? code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>Both levels: 价格 · 竞品更便宜.</summary>
    public Text Said => new($"{Group.Name.Zh} · {Name.Zh}", $"{Group.Name.En}: {Name.En.ToLowerInvariant()}");
}
