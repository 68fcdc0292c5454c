using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>
/// Counts a day of the funnel again after it was touched; once for all the news that waits, as all of it was committed before the count began.
/// </summary>
internal sealed class CountFunnelDays(FunnelRollUp rollUp, ICalendar calendar) : IListen<FunnelDayTouched>
{
    private readonly HashSet<DateOnly> _counted = [];

    public async Task Hear(FunnelDayTouched fact, Told told, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var days = new[] { fact.Day, Day(fact.From), Day(fact.Until) }.OfType<DateOnly>().Except(_counted).ToArray();
        if (days.Length == 0) return;
        await rollUp.Recount(days, ct);
        _counted.UnionWith(days);

        DateOnly? Day(DateTimeOffset? at) => at is { } instant ? zone.DayOf(instant) : null;
    }
}
