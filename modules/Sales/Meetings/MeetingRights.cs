using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Who sees, prepares and chairs the daily meetings. What somebody was given to do there he may always open.</summary>
internal sealed class MeetingRights : IRights
{
    public const string See = "sales.meetings.see";
    public const string SeeRows = "sales.meetings.rows";
    public const string Prepare = "sales.meetings.prepare";
    public const string KeepMinutes = "sales.meetings.minutes";
    public const string Chair = "sales.meetings.chair";
    public const string Forecast = "sales.meetings.forecast";
    public const string SetTimes = "sales.meetings.times";

    public void Declare(RightsBook book) => book
        .Add(See, "查看晨会、夕会和资料", "See the daily meetings and their material").NeededFor("GM-1", "SM-7", "SS-1", "SC-11")
        .Add(SeeRows, "查看会议资料背后的明细", "See the rows behind a meeting's figures").NeededFor("SM-7", "SS-1")
        .Add(Prepare, "确认会议资料、重新取数", "Confirm a meeting's material, take its figures anew").NeededFor("SM-7", "SS-1")
        .Add(KeepMinutes, "登记到会、记录会议决定", "Take attendance, write down what a meeting decides").NeededFor("SM-7", "SS-1")
        .Add(Chair, "主持晨会、夕会", "Chair the daily meetings").NeededFor("SM-7")
        .Add(Forecast, "填写当日预报", "Give the day's forecast").NeededFor("SM-7", "SS-1", "SC-11")
        .Add(SetTimes, "设定会议资料时间", "Set when the material is made").NeededFor("SM-7");
}
