namespace Dealership.CustomerService;

/// <summary>Days as the store's wall clock counts them.</summary>
internal static class LocalTime
{
    /// <summary>The store's date at this instant.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The store's hour of the day at this instant.</summary>
    public static int HourOf(this TimeZoneInfo zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).Hour;

    /// <summary>This hour of this day of the store; 24 is the next midnight.</summary>
    public static DateTimeOffset At(this TimeZoneInfo zone, DateOnly day, int hour) =>
        zone.Instant(day.ToDateTime(TimeOnly.MinValue).AddHours(hour));

    /// <summary>What the store's wall clock shows, as an instant.</summary>
    public static DateTimeOffset Instant(this TimeZoneInfo zone, DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>The last instant of the store's day so many days later, to the microsecond that the database keeps: it reads as that day.</summary>
    public static DateTimeOffset EndOfDay(this TimeZoneInfo zone, DateTimeOffset from, int days) => zone.At(zone.DayOf(from).AddDays(days), 24).AddMicroseconds(-1);
}
