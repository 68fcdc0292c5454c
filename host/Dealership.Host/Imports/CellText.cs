using System.Globalization;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// A cell as the text that a person would see, nothing guessed. What Excel has spoilt keeps the mark of it, so that it is
/// refused now and each time it is read again: a number too long for Excel stays in scientific notation.
/// </summary>
internal static class CellText
{
    /// <summary>From here on Excel keeps no more digits, and the rest became zeros.</summary>
    private const double ExcelDigits = 1e15;

    private static readonly char[] Invisible = ['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202c', '\u202d', '\ufeff'];

    /// <summary>The text; nothing when the cell is empty.</summary>
    public static string? Of(object? value, CellKind kind) => value switch
    {
        null => null,
        string text => text.Trim().Trim(Invisible).Trim() is { Length: > 0 } trimmed ? trimmed : null,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        double number => Number(number, kind),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// A phone kept as a number with five zeros at its end was saved once while it looked like 1.38E+10: nobody can tell it
    /// from a rare number, so it must be written again as text.
    /// </summary>
    private static string Number(double number, CellKind kind) => number switch
    {
        _ when !double.IsFinite(number) => "#NUM!",
        >= ExcelDigits or <= -ExcelDigits => number.ToString("0.##############E+0", CultureInfo.InvariantCulture),
        >= 1e10 when kind == CellKind.Phone && number % 1e5 == 0 => number.ToString("0.#####E+0", CultureInfo.InvariantCulture),
        _ => ((decimal)number).ToString(CultureInfo.InvariantCulture),
    };
}
