using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>Who hands daily reports in and who checks them: a consultant sees his own, whoever oversees him all of them.</summary>
internal sealed class ReportRights : IRights
{
    public const string See = "sales.reports.see";
    public const string SeeAll = "sales.reports.see-all";
    public const string Confirm = "sales.reports.confirm";
    public const string Check = "sales.reports.check";
    public const string SetTime = "sales.reports.time";

    public void Declare(RightsBook book) => book
        .Add(See, "查看自己的营业日报", "See one's own daily reports").NeededFor("SM-4", "SS-1", "SC-10")
        .Add(SeeAll, "查看全部营业日报", "See all daily reports").NeededFor("SM-4", "SS-1")
        .Add(Confirm, "确认自己的营业日报", "Confirm one's own daily report").NeededFor("SC-10")
        .Add(Check, "检查、退回日报，登记报送厂家", "Check and return daily reports, note when they went to the maker").NeededFor("SM-4")
        .Add(SetTime, "设定日报时间", "Set when daily reports are due").NeededFor("SM-4");
}
