using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>What each consultant forecast for a day (当日预报) and what came of it. A dash is who said nothing, never a zero.</summary>
[Needs(MeetingRights.See)]
internal sealed class Forecasts(Db db, IPeople people, ICalendar calendar) : IRead
{
    internal sealed record Row(Guid ConsultantId, string Name, int? Orders, DateTimeOffset? At, int Made, int HandedOver);

    internal sealed record View(DateOnly Day, IReadOnlyList<Row> Rows);

    private const string Sql = """
        select consultant_id, orders, at from sales.day_forecasts where store_id = @store and day = @day;
        select p.id as consultant_id,
               (select count(*)::int from sales.orders o where o.store_id = @store and o.consultant_id = p.id and o.ordered_at >= @from and o.ordered_at < @until
                and not exists (select 1 from sales.order_cancellations x where x.store_id = @store and x.order_id = o.id)) as made,
               (select count(*)::int from sales.deliveries d where d.store_id = @store and d.consultant_id = p.id and d.handed_over_at >= @from and d.handed_over_at < @until
                and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)) as handed_over
        from   unnest(@sellers) p(id)
        """;

    public async Task<View> On(DateOnly? day, CancellationToken ct)
    {
        var (on, zone) = (day ?? await calendar.Today(ct), await calendar.Zone(ct));
        var sellers = (await people.Holding(Position.SalesConsultant, ct)).OrderBy(p => p.Number, StringComparer.Ordinal).ToArray();
        var (given, came) = await db.Both<Given, Came>(Sql, new
        {
            day = on,
            sellers = sellers.Select(s => s.Id).ToArray(),
            from = zone.Instant(on.ToDateTime(TimeOnly.MinValue)),
            until = zone.Instant(on.AddDays(1).ToDateTime(TimeOnly.MinValue)),
        }, ct);
        return new(on, [.. sellers.Select(s => (s, Said: given.FirstOrDefault(g => g.ConsultantId == s.Id), Came: came.Single(c => c.ConsultantId == s.Id)))
            .Select(x => new Row(x.s.Id, x.s.Name, x.Said?.Orders, x.Said?.At, x.Came.Made, x.Came.HandedOver))]);
    }

    private sealed record Given(Guid ConsultantId, int Orders, DateTimeOffset At);

    private sealed record Came(Guid ConsultantId, int Made, int HandedOver);
}
