using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>
/// Counts a day of the funnel again after it was touched; once for all the news that waits, as all of it was committed before the count began.
/// </summary>
internal sealed class CountFunnelDays(FunnelRollUp rollUp, ICalendar calendar) : IListenTogether<FunnelDayTouched>
{
    public async Task Hear(IReadOnlyList<News<FunnelDayTouched>> news, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        await rollUp.Recount([.. news.SelectMany(n => new[] { n.Fact.Day, Day(n.Fact.From), Day(n.Fact.Until) }).OfType<DateOnly>().Distinct()], ct);

        DateOnly? Day(DateTimeOffset? at) => at is { } instant ? zone.DayOf(instant) : null;
    }
}
