namespace Dealership.Sales;

/// <summary>Days as the store's wall clock counts them.</summary>
internal static class LocalTime
{
    /// <summary>The store's date at this instant.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>What the store's wall clock shows, as an instant.</summary>
    public static DateTimeOffset Instant(this TimeZoneInfo zone, DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>The last instant of a day of the store, to the microsecond that the database keeps.</summary>
    public static DateTimeOffset EndOf(this TimeZoneInfo zone, DateOnly day) => zone.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue)).AddMicroseconds(-1);
}
