namespace Dealership.Admin.StoreSettings;

/// <summary>Days and times as the store's wall clock shows them.</summary>
internal static class LocalTime
{
    /// <summary>The store's date at this instant.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>This time of this day; one that the clock leaves out in spring is read as if it had not been put forward yet.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
