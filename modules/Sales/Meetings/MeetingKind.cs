using Dealership.Contracts;

namespace Dealership.Sales.Meetings;

/// <summary>The two meetings of a day (晨会、夕会) and when the material of each is made unless the store says otherwise.</summary>
internal static class MeetingKind
{
    public const string Morning = "morning";
    public const string Evening = "evening";

    /// <summary>Before it is the morning's, from it on the evening's.</summary>
    public static TimeOnly Noon { get; } = new(12, 0);

    public static IReadOnlyList<string> All { get; } = [Morning, Evening];

    public static Text NameOf(string kind) => kind == Morning ? new("晨会", "Morning meeting") : new("夕会", "Evening meeting");

    public static Text PackOf(string kind) => kind == Morning ? new("晨会资料", "Morning material") : new("夕会资料", "Evening material");

    /// <summary>An hour and a quarter before the morning meeting is to be over, an hour and a half before the evening one.</summary>
    public static TimeOnly MadeFrom(string kind) => kind == Morning ? new(7, 30) : new(16, 30);
}
