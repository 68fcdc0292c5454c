using Dealership.Contracts;

namespace Dealership.Sales.Funnel;

/// <summary>
/// A rate of the funnel (漏斗指标): figures added up, over figures added up.
/// </summary>
/// <param name="Name">As people say it.</param>
/// <param name="Parts">Codes of the figures above the line.</param>
/// <param name="Wholes">Codes of the figures below it; none: a sum and no rate.</param>
/// <param name="Money">Yuan for each, and no share.</param>
internal sealed record Indicator(Text Name, string[] Parts, string[] Wholes, bool Money = false)
{
    /// <summary>In the order of a prospect's way. Lost is over all who were prospects, as its sister rates; one source prints the lost themselves below the line, which is a slip.</summary>
    public static IReadOnlyList<Indicator> All { get; } =
    [
        Sum("首次到店", "First visits", "filed", "already", "unfiled"), Sum("客流总数", "Total traffic", "filed", "already", "unfiled", "again", "errand", "unasked"),
        new(new("展厅留档率", "Filing rate"), ["filed"], ["filed", "unfiled"]), new(new("试驾率", "Test-drive rate"), ["drives"], ["filed", "already", "again"]), new(new("二次来店率", "Re-visit rate"), ["twice"], ["opened"]),
        new(new("展厅成交率", "Closing rate"), ["showroom-orders"], ["filed"]), new(new("首次成交率", "Closing on a first visit"), ["first-orders"], ["first"]), new(new("再次到店成交率", "Closing on a repeat visit"), ["again-orders"], ["again"]),
        new(new("来电、网络成交率", "Closing of calls and online"), ["lead-orders"], ["leads"]), new(new("试乘试驾签单率", "Orders after a test drive"), ["driven-orders"], ["drives"]), new(new("潜客转化率", "Potential conversion"), ["orders"], ["opened", "left"]),
        new(new("90天剩余登记客户签单率", "Orders of those left within 90 days"), ["left-90-ordered"], ["left-90"]),
        new(new("战败率", "Lost rate"), ["lost"], ["opened", "left"]), new(new("战败明确率", "Lost with a clear reason"), ["clear"], ["applied"]),
        new(new("订单交车率", "Delivery rate of orders"), ["delivered"], ["orders", "orders-left"]), new(new("退订率", "Cancellation rate"), ["cancelled"], ["orders", "orders-left"]),
        new(new("推荐购买率", "Referral purchases"), ["referred"], ["delivered"]), new(new("金融渗透率", "Loan penetration"), ["financed"], ["delivered"]), new(new("保险渗透率", "Insurance penetration"), ["insured"], ["delivered"]),
        new(new("邀约到店率", "Arrivals by invitation"), ["invited"], ["opened", "left"]),
        new(new("销售完成进度", "Sales against plan"), ["delivered"], [Target.Sales]), new(new("订单储备率", "Orders in reserve"), ["orders-open"], [Target.NextSales]),
        new(new("集客目标达成率", "Traffic against target"), ["leads", "first"], [Target.Leads, Target.Visits]), new(new("精品单车产值", "Accessories per handover"), [Target.Accessories], ["delivered"], Money: true),
        new(new("保有客户相关销售比", "Sales to owners and whom they sent"), ["owners"], ["delivered"]),
    ];

    /// <summary>Above the line; nothing where a figure is not there.</summary>
    public int? Part(IReadOnlyDictionary<string, int> figures) => Total(Parts, figures);

    /// <summary>Below the line; nothing where a figure is not there, and nobody divides by nothing.</summary>
    public int? Whole(IReadOnlyDictionary<string, int> figures) => Wholes.Length == 0 ? null : Total(Wholes, figures) is { } whole and > 0 ? whole : null;

    private static int? Total(string[] codes, IReadOnlyDictionary<string, int> figures) =>
        codes.Length > 0 && codes.All(figures.ContainsKey) ? codes.Sum(c => figures[c]) : null;

    private static Indicator Sum(string zh, string en, params string[] parts) => new(new(zh, en), parts, []);
}
