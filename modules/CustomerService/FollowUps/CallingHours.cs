namespace Dealership.CustomerService.FollowUps;

/// <summary>When one calls: 9–12 and 14–20 at the store, at most three times a day; and what three attempts are.</summary>
internal static class CallingHours
{
    public const int AttemptsPerDay = 3;

    /// <summary>Attempts at different times before a buyer may be called unreachable.</summary>
    public const int AttemptsToGiveUp = 3;

    /// <summary>A time at which people expect a call.</summary>
    public static bool Open(int hour) => hour is (>= 9 and < 12) or (>= 14 and < 20);

    /// <summary>Morning, afternoon or evening of a day: attempts in the same one are one time of trying.</summary>
    public static (DateOnly Day, int Part) Slot(TimeZoneInfo zone, DateTimeOffset at) =>
        (zone.DayOf(at), zone.HourOf(at) switch { < 12 => 0, < 18 => 1, _ => 2 });

    /// <summary>At how many different times it was tried.</summary>
    public static int Times(TimeZoneInfo zone, IEnumerable<DateTimeOffset> attempts) => attempts.Select(at => Slot(zone, at)).Distinct().Count();

    /// <summary>When to try next: the time he named, else the next part of a day in which it was not tried yet.</summary>
    public static DateTimeOffset Next(TimeZoneInfo zone, DateTimeOffset now, IReadOnlyCollection<DateTimeOffset> attempts, DateTimeOffset? agreed)
    {
        var tried = attempts.Select(at => Slot(zone, at)).ToHashSet();
        var from = agreed > now ? agreed.Value : now;
        if (agreed is not null || !tried.Contains(Slot(zone, from)))
        {
            if (Open(zone.HourOf(from)) && !Full(zone, zone.DayOf(from), attempts)) return from;
        }
        for (var day = zone.DayOf(from); ; day = day.AddDays(1))
        {
            foreach (var hour in new[] { 9, 14, 18 })
            {
                var start = zone.At(day, hour);
                if (start > from && !tried.Contains(Slot(zone, start)) && !Full(zone, day, attempts)) return start;
            }
        }
    }

    /// <summary>Three attempts were made on this day.</summary>
    public static bool Full(TimeZoneInfo zone, DateOnly day, IEnumerable<DateTimeOffset> attempts) =>
        attempts.Count(at => zone.DayOf(at) == day) >= AttemptsPerDay;
}
