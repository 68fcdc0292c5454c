using System.Globalization;
using Dealership.Contracts.Admin;

namespace Dealership.Sales.Network;

/// <summary>A month of the store, as an address says it: yyyy-MM, this month without.</summary>
internal sealed record MonthSpan(DateOnly First, DateTimeOffset From, DateTimeOffset Until)
{
    public string Key => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static async Task<MonthSpan> Of(string? month, ICalendar calendar, CancellationToken ct)
    {
        var (today, zone) = (await calendar.Today(ct), await calendar.Zone(ct));
        var first = DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2200 ? asked : new(today.Year, today.Month, 1);
        return new(first, zone.Instant(first.ToDateTime(TimeOnly.MinValue)), zone.Instant(first.AddMonths(1).ToDateTime(TimeOnly.MinValue)));
    }
}
