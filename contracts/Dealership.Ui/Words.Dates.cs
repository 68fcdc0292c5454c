using System.Globalization;

namespace Dealership.Ui;

public sealed partial class Words
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>An instant on the store's wall clock.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>What was typed into a <c>DateTimeField</c>, as an instant.</summary>
    public DateTimeOffset Instant(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new(wall, Zone.GetUtcOffset(wall));
    }

    /// <summary>An instant as people say it: 今天 17:00, 昨天 09:30, 2月13日, 2024年2月13日.</summary>
    public string When(DateTimeOffset at) => When(at, Now, Zone);

    /// <summary>As above, seen from another moment or place.</summary>
    public string When(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var day = DateOnly.FromDateTime(local);
        // The end of a day is how "by today" is stored; nobody says 23:59.
        var whole = local is { Hour: 23, Minute: 59 };
        return whole || Math.Abs(day.DayNumber - today.DayNumber) > 2 ? Day(day, today) : $"{Day(day, today)} {Clock(local)}";
    }

    /// <summary>An instant with its time whatever the day: 2月13日 17:00.</summary>
    public string WhenExactly(DateTimeOffset at) => $"{Day(DateOnly.FromDateTime(Local(at)))} {Clock(Local(at))}";

    /// <summary>A day as people say it.</summary>
    public string Day(DateOnly day) => Day(day, Today);

    /// <summary>As above, seen from another day.</summary>
    public string Day(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => this["今天", "Today"],
        1 => this["明天", "Tomorrow"],
        -1 => this["昨天", "Yesterday"],
        2 when Zh => "后天",
        -2 when Zh => "前天",
        _ when day.Year == today.Year => Zh ? $"{day.Month}月{day.Day}日" : day.ToString("d MMM", English),
        _ => Zh ? $"{day.Year}年{day.Month}月{day.Day}日" : day.ToString("d MMM yyyy", English),
    };

    /// <summary>The whole date, for the hover and for print: 2026年2月13日 周五.</summary>
    public string FullDay(DateOnly day) => Zh ? day.ToString("yyyy年M月d日 ddd", Chinese) : day.ToString("ddd d MMM yyyy", English);

    /// <summary>The whole instant: 2026年2月13日 周五 17:00.</summary>
    public string Full(DateTimeOffset at) => $"{FullDay(DateOnly.FromDateTime(Local(at)))} {Clock(Local(at))}";

    /// <summary>A month: 2026年2月.</summary>
    public string Month(DateOnly day) => Zh ? $"{day.Year}年{day.Month}月" : day.ToString("MMMM yyyy", English);

    private static string Clock(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
