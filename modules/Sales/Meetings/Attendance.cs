using Dealership.Contracts;

namespace Dealership.Sales.Meetings;

/// <summary>How somebody's place at a meeting was (到会).</summary>
internal static class Attendance
{
    public const string Here = "here";

    public static IReadOnlyList<string> All { get; } = [Here, "off", "leave", "out", "missing"];

    public static Text NameOf(string state) => state switch
    {
        Here => new("到", "Here"),
        "off" => new("轮休", "Day off"),
        "leave" => new("请假", "On leave"),
        "out" => new("外出公干", "Out on business"),
        _ => new("未到", "Missing"),
    };
}
