using Dealership.Contracts;

namespace Dealership.Sales.Deliveries;

/// <summary>What is handed over with a vehicle and explained to its buyer (交车确认单; 汽车销售管理办法 §16).</summary>
internal static class Papers
{
    /// <summary>A paper or thing; without a blocking one no vehicle leaves.</summary>
    internal sealed record Paper(string Code, Text Name, bool Blocking);

    public static IReadOnlyList<Paper> All { get; } =
    [
        new("certificate", new("车辆合格证", "Factory certificate"), true),
        new("consistency", new("车辆一致性证书", "Consistency certificate"), true),
        new("manual", new("中文使用说明书", "Chinese manual"), true),
        new("warranty-booklet", new("质保及保养手册", "Warranty and maintenance booklet"), true),
        new("three-guarantees", new("三包凭证", "Three-guarantees voucher"), true),
        new("contract", new("购车合同", "Contract"), true),
        new("invoice", new("机动车销售统一发票", "Invoice"), true),
        new("keys", new("钥匙两把", "Two keys"), true),
        new("insurance", new("保险单", "Insurance policy"), false),
        new("tools", new("随车工具", "Tools"), false),
        new("pdi-copy", new("PDI检查单副本", "Copy of the PDI sheet"), false),
    ];

    /// <summary>What the buyer was shown; kept as it was, none of it blocks.</summary>
    public static IReadOnlyList<Paper> Explained { get; } =
    [
        new("controls", new("操作与安全功能", "Controls and safety"), false),
        new("first-service", new("首保时间与里程", "First service"), false),
        new("warranty", new("质保与三包起算日", "Warranty and three-guarantees dates"), false),
        new("rescue", new("救援电话", "Rescue number"), false),
        new("follow-up", new("3日内客服回访、满意度调查", "The call within 3 days, the satisfaction survey"), false),
    ];

    public static IEnumerable<Paper> Missing(IReadOnlyCollection<string> given) => All.Where(p => p.Blocking && !given.Contains(p.Code));
}
