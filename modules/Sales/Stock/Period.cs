namespace Dealership.Sales.Stock;

/// <summary>The days that the board reckons with: a month, or the thirty days until today. Stock is that at the end of the last day.</summary>
internal sealed record Period(DateOnly From, DateOnly Day, bool IsMonth, TimeZoneInfo Zone)
{
    private const int Running = 30;

    public int Days => Day.DayNumber - From.DayNumber + 1;

    public static Period Of(DateOnly? month, DateOnly today, TimeZoneInfo zone)
    {
        if (month is not { } any || (any.Year, any.Month) == (today.Year, today.Month) || any > today) return new(today.AddDays(1 - Running), today, false, zone);
        var first = new DateOnly(any.Year, any.Month, 1);
        return new(first, first.AddMonths(1).AddDays(-1), true, zone);
    }

    /// <summary>The day before it began.</summary>
    public Period Before() => this with { From = From.AddDays(-1), Day = From.AddDays(-1) };

    /// <summary>What <see cref="StockView"/> and the bands take.</summary>
    public object Args(IReadOnlyDictionary<string, decimal> set) => new
    {
        day = Day,
        today = Day,
        end = Zone.EndOf(Day),
        soldFrom = Start(From),
        soldUntil = Start(Day.AddDays(1)),
        threeFrom = Start(IsMonth ? From.AddMonths(-2) : Day.AddMonths(-3).AddDays(1)),
        green = (int)set[StockStandards.Green],
        normal = (int)set[StockStandards.Normal],
        yellow = (int)set[StockStandards.Yellow],
        orange = (int)set[StockStandards.Orange],
    };

    private DateTimeOffset Start(DateOnly day) => Zone.Instant(day.ToDateTime(TimeOnly.MinValue));
}
