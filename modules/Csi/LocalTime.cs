namespace Dealership.Csi;

/// <summary>Days as the store's wall clock counts them.</summary>
internal static class LocalTime
{
    /// <summary>The store's date at this instant.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first instant of this day of the store.</summary>
    public static DateTimeOffset StartOf(this TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The last instant of this day of the store, to the microsecond that the database keeps: it reads as this day.</summary>
    public static DateTimeOffset EndOf(this TimeZoneInfo zone, DateOnly day) => zone.StartOf(day.AddDays(1)).AddMicroseconds(-1);
}
