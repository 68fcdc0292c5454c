using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>Who sees and keeps the showroom's log.</summary>
internal sealed class ShowroomRights : IRights
{
    public const string See = "sales.showroom.see";
    public const string Log = "sales.showroom.log";
    public const string Correct = "sales.showroom.correct";
    public const string CloseDay = "sales.showroom.close-day";
    public const string SetRoster = "sales.showroom.roster";

    public void Declare(RightsBook book) => book
        .Add(See, "查看来店登记", "See the traffic log").NeededFor("GM-1", "MM-1", "SM-5", "SS-1", "SC-1")
        .Add(Log, "登记来店、送客、跳过轮值", "Log visits, see visitors out, skip a turn").NeededFor("SM-5", "SS-3", "SC-1")
        .Add(Correct, "更正已登记的来店", "Correct lines of the traffic log").NeededFor("SM-5", "SS-3", "SC-1")
        .Add(CloseDay, "展厅日清、更正已日清的登记", "Close the showroom's day, correct closed days").NeededFor("SM-5", "SS-3", "SS-5")
        .Add(SetRoster, "接待排班", "Set the reception roster").NeededFor("SM-5", "SS-3");
}
