using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Who may look into closed months, and who says when they close and hears of it when one no longer adds up.</summary>
internal sealed class MonthRights : IRights
{
    public const string See = "admin.months.see";
    public const string Keep = "admin.months.keep";

    public void Declare(RightsBook book) => book
        .Add(See, "查看月度封存", "See closed months").NeededFor("GM-1", "AD-4", "SM-1", "MM-1", "CM-8", "CSI-4")
        .Add(Keep, "设定封存宽限、处理封存告警", "Set when months close, see to their alarms").NeededFor("GM-1");
}
