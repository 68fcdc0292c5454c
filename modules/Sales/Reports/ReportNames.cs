using Dealership.Contracts;

namespace Dealership.Sales.Reports;

/// <summary>What the figures, states and channels of daily reports are called.</summary>
internal static class ReportNames
{
    /// <summary>One figure of a report.</summary>
    internal sealed record Figure(Text Name, Func<ReportFigures.Row, int?> Of, bool OfTheMonth = false);

    /// <summary>In the order of the paper form (营业日报表).</summary>
    public static IReadOnlyList<Figure> Figures { get; } =
    [
        new(new("接待批次", "Groups received"), f => f.Received), new(new("首次来店", "First visits"), f => f.First), new(new("留档", "Filed"), f => f.Filed),
        new(new("H级", "Level H"), f => f.H), new(new("A级", "Level A"), f => f.A), new(new("B级", "Level B"), f => f.B), new(new("C级", "Level C"), f => f.C), new(new("N级", "Level N"), f => f.N), new(new("在手合计", "Open cards"), f => f.Open),
        new(new("本月新增", "New this month"), f => f.Fresh, true), new(new("上月留存", "Left from last month"), f => f.Remained, true),
        new(new("计划联系", "Contacts planned"), f => f.Planned), new(new("计划完成", "Of these made"), f => f.Made), new(new("当日联系", "Contacts today"), f => f.Contacts), new(new("本月联系", "Contacts, month"), f => f.ContactsMonth, true),
        new(new("当日订单", "Orders today"), f => f.Orders), new(new("本月订单", "Orders, month"), f => f.OrdersMonth, true), new(new("当日交车", "Handovers today"), f => f.Deliveries), new(new("本月交车", "Handovers, month"), f => f.DeliveriesMonth, true),
        new(new("当日战败", "Lost today"), f => f.Lost), new(new("本月战败", "Lost, month"), f => f.LostMonth, true), new(new("次日计划", "Planned next"), f => f.Ahead),
    ];

    public static Text Of(ReportList.Row report) => report switch
    {
        { ExcusedAt: not null } => new("免交", "Not owed"),
        { VersionId: null } => new("未交", "Not handed in"),
        { Returned: null } => new("待检查", "To be checked"),
        { Returned: true } => new("已退回", "Returned"),
        _ => new("已检查", "Checked"),
    };

    public static Text Channel(string channel) => channel switch
    {
        "system" => new("厂家系统", "The maker's system"),
        "email" => new("邮件", "E-mail"),
        "wechat" => new("微信", "WeChat"),
        _ => new("其他", "Another way"),
    };
}
