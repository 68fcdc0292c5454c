using Dealership.Admin.StoreSettings;

namespace Dealership.Admin.Tests.StoreSettings;

/// <summary>A showroom of seven days and an office of five, and instants on their wall clock.</summary>
internal static class Weeks
{
    public const string Office = "Admin", Showroom = "";

    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static WeeklyHours Of(string department, string weekday, string saturday = "", string sunday = "", bool holidays = true, DateOnly? from = null) =>
        new(department, from ?? new(2000, 1, 1), [weekday, weekday, weekday, weekday, weekday, saturday, sunday], holidays);

    public static WorkingCalendar Calendar(IEnumerable<OwnDay>? own = null, IEnumerable<StatutoryDay>? edition = null, params WeeklyHours[] later) => new(
        Shanghai, [Of(Showroom, "08:30-18:00", "08:30-18:00", "08:30-18:00", holidays: false), Of(Office, "08:30-12:00,13:30-17:30"), .. later], own ?? [], edition ?? []);

    public static DateTimeOffset At(int year, int month, int day, int hour, int minute = 0) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();
}
