using System.Globalization;

namespace Dealership.Admin.Months;

/// <summary>A month as it stands in an address: 2026-02.</summary>
internal static class MonthText
{
    /// <summary>Its first day; nothing where it is no month.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
