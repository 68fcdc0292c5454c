using System.Globalization;
using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>How a scheduled clause comes round.</summary>
public enum RhythmKind
{
    /// <summary>Every working day (每日).</summary>
    Daily,
    /// <summary>Once a week (每周).</summary>
    Weekly,
    /// <summary>Once a month (每月).</summary>
    Monthly,
    /// <summary>Once a quarter (每季).</summary>
    Quarterly,
    /// <summary>Once a year, in a month (每年).</summary>
    Yearly,
    /// <summary>So many days after it was last done (上次完成后): not a fixed series.</summary>
    After,
}

/// <summary>
/// A cadence that the house can reckon with (频次规则). As text, which is how it is kept: <c>daily 10:00 17:00</c>,
/// <c>weekly 5 17:00</c> (ISO weekday), <c>monthly 3 17:00</c> (third working day; negative counts from the end),
/// <c>quarterly -1 17:00</c>, <c>yearly 12 -1 17:00</c> (month, working day), <c>after 90</c> (days).
/// </summary>
/// <param name="Kind">How it comes round.</param>
/// <param name="On">Weekday, working day or number of days, by kind.</param>
/// <param name="Month">Of a yearly one.</param>
/// <param name="Text">The text it is kept as.</param>
public sealed record Rhythm(RhythmKind Kind, int On, int Month, string Text)
{
    /// <summary>By when on the day, the store's time; several times are several things owed.</summary>
    public IReadOnlyList<TimeOnly> Times { get; } =
        [.. Text.Split(' ').Where(p => p.Contains(':')).Select(p => TimeOnly.ParseExact(p, "HH:mm", CultureInfo.InvariantCulture))];

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">It is no rhythm.</exception>
    public static Rhythm Parse(string text) => Read(text) ?? throw new FormatException($"“{text}” is no rhythm.");

    /// <summary>Reads the text form; nothing when it is no rhythm.</summary>
    public static Rhythm? Read(string? text)
    {
        var parts = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = parts.Skip(1).TakeWhile(p => !p.Contains(':')).Select(p => int.TryParse(p, CultureInfo.InvariantCulture, out var n) ? n : (int?)null).ToArray();
        var times = parts.Skip(1 + numbers.Length).Select(p => TimeOnly.TryParseExact(p, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).ToArray();
        if (numbers.Contains(null) || times.Contains(false)) return null;
        var plain = string.Join(' ', parts);
        return (parts.FirstOrDefault(), numbers, times.Length) switch
        {
            ("daily", [], > 0) => new(RhythmKind.Daily, 0, 0, plain),
            ("weekly", [>= 1 and <= 7 and var day], 1) => new(RhythmKind.Weekly, day, 0, plain),
            ("monthly", [>= -23 and <= 23 and not 0 and var day], 1) => new(RhythmKind.Monthly, day, 0, plain),
            ("quarterly", [>= -66 and <= 66 and not 0 and var day], 1) => new(RhythmKind.Quarterly, day, 0, plain),
            ("yearly", [>= 1 and <= 12 and var month, >= -23 and <= 23 and not 0 and var day], 1) => new(RhythmKind.Yearly, day, month, plain),
            ("after", [>= 1 and <= 1000 and var days], 0) => new(RhythmKind.After, days, 0, plain),
            _ => null,
        };
    }

    /// <summary>As people say it.</summary>
    public Text Say()
    {
        var at = string.Join("、", Times.Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture)));
        var by = at.Replace("、", ", ");
        return Kind switch
        {
            RhythmKind.Daily => new($"每个工作日 {at} 前", $"Every working day by {by}"),
            RhythmKind.Weekly => new($"每周{"一二三四五六日"[On - 1]} {at} 前", $"Every {(DayOfWeek)(On % 7)} by {by}"),
            RhythmKind.Monthly => new($"每月{DayZh} {at} 前", $"Monthly on the {DayEn} by {by}"),
            RhythmKind.Quarterly => new($"每季{DayZh} {at} 前", $"Quarterly on the {DayEn} by {by}"),
            RhythmKind.Yearly => new($"每年{Month}月{DayZh} {at} 前", $"Yearly in {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month)} on the {DayEn} by {by}"),
            _ => new($"上次完成后 {On} 天内", $"Within {On} days of the last time"),
        };
    }

    private string DayZh => On switch { -1 => "最后一个工作日", < 0 => $"倒数第{-On}个工作日", _ => $"第{On}个工作日" };

    private string DayEn => On switch { -1 => "last working day", < 0 => $"{Ordinal(-On)} working day from the end", _ => $"{Ordinal(On)} working day" };

    private static string Ordinal(int n) => (n % 100 is >= 11 and <= 13 ? 0 : n % 10) switch { 1 => $"{n}st", 2 => $"{n}nd", 3 => $"{n}rd", _ => $"{n}th" };
}
