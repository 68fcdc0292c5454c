using System.Globalization;
using Dealership.Contracts.Admin;

namespace Dealership.Sales.Funnel;

/// <summary>A month of the store, as days and as instants; this one unless the address names another.</summary>
internal sealed record FunnelMonth(DateOnly First, DateOnly Last, DateTimeOffset From, DateTimeOffset Until, string Zone, DateOnly Current)
{
    /// <summary>As the address has it: yyyy-MM.</summary>
    public string Address => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static async Task<FunnelMonth> Of(string? month, ICalendar calendar, CancellationToken ct)
    {
        var (zone, today) = (await calendar.Zone(ct), await calendar.Today(ct));
        var current = new DateOnly(today.Year, today.Month, 1);
        var first = DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked < current ? asked : current;
        return Between(first, first, zone, current);
    }

    /// <summary>So many months up to this one, as one span.</summary>
    public FunnelMonth Before(int months, TimeZoneInfo zone) => Between(First.AddMonths(1 - months), First, zone, Current);

    private static FunnelMonth Between(DateOnly first, DateOnly month, TimeZoneInfo zone, DateOnly current) =>
        new(first, month.AddMonths(1).AddDays(-1), zone.Instant(first.ToDateTime(TimeOnly.MinValue)), zone.Instant(month.AddMonths(1).ToDateTime(TimeOnly.MinValue)), zone.Id, current);
}
