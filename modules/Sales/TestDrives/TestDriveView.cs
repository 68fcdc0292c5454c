using Dealership.Contracts.Admin;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// Which test drives a figure means, in SQL about a drive <c>d</c> and its slot <c>s</c>: the figure and the list behind it are one
/// condition. Takes <c>@now</c>, and <c>@from</c> and <c>@until</c> for what is past.
/// </summary>
internal static class TestDriveView
{
    public const string Arranged = "arranged";
    public const string Missed = "missed";
    public const string Out = "out";
    public const string Done = "done";
    public const string Full = "full";
    public const string Simple = "simple";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> Names { get; } = [Arranged, Missed, Out, Done, Full, Simple, Cancelled];

    public const string IsArranged = "(d.started_at is null and d.cancelled_at is null)";

    /// <summary>The time is over and nobody began or called it off (爽约未处理).</summary>
    public const string IsMissed = "(d.started_at is null and d.cancelled_at is null and s.until_at < @now)";

    public const string IsOut = "(d.started_at is not null and d.returned_at is null)";

    private const string Within = "d.started_at >= @from and d.started_at < @until";

    public const string IsDone = $"(d.returned_at is not null and {Within})";

    /// <summary>完整试驾: licence photographed, agreement signed.</summary>
    public const string IsFull = $"(d.returned_at is not null and d.scanned and {Within})";

    public const string IsSimple = $"(d.returned_at is not null and not d.scanned and {Within})";

    public const string IsCancelled = "(d.cancelled_at is not null and s.from_at >= @from and s.from_at < @until)";

    /// <summary>Of now and not of the days asked for; the next one first.</summary>
    public static bool OfNow(string? view) => view is Missed or Out || !Names.Contains(view) || view == Arranged;

    public static string Sql(string? view) => view switch
    {
        Missed => IsMissed,
        Out => IsOut,
        Done => IsDone,
        Full => IsFull,
        Simple => IsSimple,
        Cancelled => IsCancelled,
        _ => IsArranged,
    };

    /// <summary>A consultant's own; all for whoever oversees. Takes <c>@only</c>.</summary>
    public const string Mine = "(@only::uuid is null or d.consultant_id = @only)";

    public const string From = """
        sales.test_drives d
        join sales.test_car_slots s on s.store_id = @store and s.id = d.id
        join sales.test_cars c on c.store_id = @store and c.id = s.car_id
        """;

    /// <summary>The days asked for; this month until today when none are.</summary>
    public static async Task<(DateOnly From, DateOnly Until, DateTimeOffset Start, DateTimeOffset End)> Days(DateOnly? from, DateOnly? until, ICalendar calendar, CancellationToken ct)
    {
        var (today, zone) = (await calendar.Today(ct), await calendar.Zone(ct));
        var first = from ?? (until is { } given ? new(given.Year, given.Month, 1) : new(today.Year, today.Month, 1));
        var last = until ?? (first > today ? first : today);
        return (first, last, zone.Instant(first.ToDateTime(TimeOnly.MinValue)), zone.Instant(last.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    }
}
