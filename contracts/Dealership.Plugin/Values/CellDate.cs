using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Dealership.Contracts;

namespace Dealership.Plugin.Values;

/// <summary>
/// A date, or date and minute, out of a spreadsheet: 2026-08-22, 2026/8/22, 2026.8.22, 2026年8月22日, 20260822, each with
/// or without a time, or the day number that Excel keeps. The time is the store's own; there is no zone in a cell.
/// </summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The minute; nothing when only the day was written.</param>
public readonly partial record struct CellDate(DateOnly Date, TimeOnly? Time)
{
    // 1990-01-01 to 2099-12-31: outside, a number in a date column is a slip and not a day.
    private const double FirstSerial = 32874, EndSerial = 73051;

    /// <summary>yyyy-MM-dd or yyyy-MM-dd HH:mm, whatever the reader's language.</summary>
    public override string ToString() =>
        Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Time?.ToString(" HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads what stands in the cell.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="date">The date.</param>
    /// <param name="problem">Why it is none, for the person who typed it.</param>
    public static bool TryRead([NotNullWhen(true)] string? typed, out CellDate date, out Text problem)
    {
        (date, problem) = (default, default);
        var text = (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (text.Length == 0)
        {
            problem = new("日期没有填。", "The date is empty.");
            return false;
        }
        if (Serial(text) is { } counted)
        {
            date = counted;
            return true;
        }
        if (Written().Match(text) is { Success: true } parts && Read(parts) is { } read)
        {
            date = read;
            return true;
        }
        problem = TwoDigitYear().IsMatch(text)
            ? new("年份请写四位，如 2026-08-22。", "Write the year with four digits: 2026-08-22.")
            : new("看不懂这个日期，请写成 2026-08-22 或 2026-08-22 14:30。", "This is no date; write 2026-08-22 or 2026-08-22 14:30.");
        return false;
    }

    private static CellDate? Serial(string text)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)) return null;
        if (days is < FirstSerial or >= EndSerial || text.Length > 20) return null;
        var at = DateTime.FromOADate(0).AddMinutes(Math.Round(days * 1440));
        return new(DateOnly.FromDateTime(at), days == Math.Floor(days) ? null : TimeOnly.FromDateTime(at));
    }

    private static CellDate? Read(Match parts)
    {
        int Number(string group) => parts.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        var (year, month, day, hour, minute) = (Number("y"), Number("m"), Number("d"), Number("h"), Number("n"));
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (!parts.Groups["h"].Success) return new(new(year, month, day), null);
        if (parts.Groups["half"].Value == "下午" && hour is >= 1 and < 12) hour += 12;
        return hour > 23 || minute > 59 ? null : new(new(year, month, day), new(hour, minute));
    }

    [GeneratedRegex(
        @"^(?:(?<y>[0-9]{4})(?:\s*[-/.年]\s*)(?<m>[0-9]{1,2})(?:\s*[-/.月]\s*)(?<d>[0-9]{1,2})\s*[日号]?|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2}))" +
        @"(?:(?:[T\s]|(?<=[日号]))\s*(?<half>上午|下午)?\s*(?<h>[0-9]{1,2})[:时点](?<n>[0-9]{1,2})分?(?::[0-9]{1,2}(?:\.[0-9]+)?)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^[0-9]{2}\s*[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}")]
    private static partial Regex TwoDigitYear();
}
