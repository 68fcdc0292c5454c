using System.Globalization;
using System.Text.RegularExpressions;

namespace Dealership.Sales.Meetings;

/// <summary>
/// By which day a decision is due, as people say it: 今天, 明天前, 周五, 下周三前, 3月11日, 15日前, 月底, 3天内, tomorrow, by Friday, next Wednesday, by 2026-03-11. A
/// weekday is the next one to come, today among them; 下周 is the week after this one, which begins on Monday.
/// </summary>
internal static partial class SpokenDay
{
    private const string Weekdays = "一二三四五六日";
    private static readonly string[] EnglishDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The day, and the line without it; nothing where none is said, or one that does not exist.</summary>
    public static (DateOnly? Day, string Left) Take(string line, DateOnly today)
    {
        foreach (var (pattern, day) in Ways)
        {
            var match = pattern.Match(line);
            if (match.Success && day(match, today) is { } found) return (found, $"{line[..match.Index]} {line[(match.Index + match.Length)..]}");
        }
        return (null, line);
    }

    private static readonly (Regex Pattern, Func<Match, DateOnly, DateOnly?> Day)[] Ways =
    [
        (Iso(), (m, _) => Of(Number(m, 1), Number(m, 2), Number(m, 3))),
        (MonthAndDay(), (m, today) => m.Groups[1].Success ? Of(Number(m, 1), Number(m, 2), Number(m, 3)) : Coming(Number(m, 2), Number(m, 3), today)),
        (NextWeekday(), (m, today) => Monday(today).AddDays(7 + Weekday(m.Groups[1].Value))),
        (ThisWeekday(), (m, today) => today.AddDays((Weekday(m.Groups[1].Value) - Weekday(today) + 7) % 7)),
        (DayOnly(), (m, today) => Number(m, 1) >= today.Day ? Of(today.Year, today.Month, Number(m, 1)) : Of(today.AddMonths(1).Year, today.AddMonths(1).Month, Number(m, 1))),
        (DaysFromNow(), (m, today) => today.AddDays(Number(m, 1))),
        (MonthEnd(), (_, today) => new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month))),
        (DayAfterTomorrow(), (_, today) => today.AddDays(2)),
        (Tomorrow(), (_, today) => today.AddDays(1)),
        (Today(), (_, today) => today),
        (EnglishNextWeekday(), (m, today) => Monday(today).AddDays(7 + English(m.Groups[1].Value))),
        (EnglishWeekday(), (m, today) => today.AddDays((English(m.Groups[1].Value) - Weekday(today) + 7) % 7)),
    ];

    /// <summary>Without a year: this year's, next year's where that is long past (in December somebody says 1月5日).</summary>
    private static DateOnly? Coming(int month, int day, DateOnly today) =>
        Of(today.Year, month, day) is { } found ? found < today.AddDays(-180) ? Of(today.Year + 1, month, day) : found : null;

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 2000 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-Weekday(day));

    /// <summary>Monday is 0.</summary>
    private static int Weekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    private static int Weekday(string said) => said == "天" ? 6 : Weekdays.IndexOf(said, StringComparison.Ordinal);

    private static int English(string said) => Array.FindIndex(EnglishDays, d => said.StartsWith(d, StringComparison.OrdinalIgnoreCase));

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string By = @"(?:\b(?:by|before|until|on)\s+)?";
    private const string Before = "(?:之前|以前|前)?";

    [GeneratedRegex(By + @"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})" + Before, RegexOptions.IgnoreCase)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})[日号]?" + Before)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex("下(?:个)?(?:周|星期|礼拜)([一二三四五六日天])" + Before)]
    private static partial Regex NextWeekday();

    [GeneratedRegex("(?:这|本)?(?:周|星期|礼拜)([一二三四五六日天])" + Before)]
    private static partial Regex ThisWeekday();

    [GeneratedRegex(@"(?<![\d月])(\d{1,2})[日号]" + Before)]
    private static partial Regex DayOnly();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})天(?:之内|以内|内)")]
    private static partial Regex DaysFromNow();

    [GeneratedRegex("(?:本)?月底" + Before)]
    private static partial Regex MonthEnd();

    [GeneratedRegex("后天" + Before)]
    private static partial Regex DayAfterTomorrow();

    [GeneratedRegex("明[天日]" + Before + "|" + By + @"\btomorrow\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tomorrow();

    [GeneratedRegex("今[天日]" + Before + "|" + By + @"\btoday\b", RegexOptions.IgnoreCase)]
    private static partial Regex Today();

    [GeneratedRegex(By + @"\bnext\s+((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishNextWeekday();

    [GeneratedRegex(By + @"\b((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWeekday();
}
