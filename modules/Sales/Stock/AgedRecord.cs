using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>A vehicle that entered a band, what was decided for it before, and how many of its model and colour stand and sold.</summary>
[Needs(StockRights.Decide)]
internal sealed class AgedRecord(Db db, ICalendar calendar, IPeople people) : IRead
{
    internal sealed record Row(
        Guid Id, Guid VehicleId, string Band, DateOnly EnteredOn, string? Decision, string? Note, decimal? Wish, DateTimeOffset? DecidedAt, Guid? DecidedBy, DateTimeOffset? DroppedAt,
        string Vin, string ModelCode, string ModelName, string Colour, DateOnly ReceivedOn, DateOnly? FactoryOn, string State, int Alike);

    internal sealed record Before(Guid Id, string Band, string Decision, string Note, decimal? Wish, DateTimeOffset DecidedAt, Guid DecidedBy)
    {
        public string? By { get; init; }
    }

    internal sealed record View(Row Aged, int Days, string? DecidedBy, IReadOnlyList<Before> Before);

    private const string Sql = $"""
        select g.id, g.vehicle_id, g.band, g.entered_on, g.decision, g.note, g.wish, g.decided_at, g.decided_by, g.dropped_at,
               v.vin, v.model_code, v.model_name, v.colour, v.received_on, v.factory_on, {VehicleState.Sql} as state,
               (select count(*)::int from sales.vehicles o where o.store_id = @store and o.model_code = v.model_code and o.colour = v.colour
                  and not exists (select 1 from sales.deliveries x where x.store_id = @store and x.vehicle_id = o.id
                                  and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = x.id))) as alike
        from   {VehicleState.From} join sales.ageings g on g.store_id = @store and g.vehicle_id = v.id and g.id = @id
        where  v.store_id = @store;
        select b.id, b.band, b.decision, b.note, b.wish, b.decided_at, b.decided_by from sales.ageings g
        join   sales.ageings b on b.store_id = @store and b.vehicle_id = g.vehicle_id and b.id <> g.id and b.decided_at is not null
        where  g.store_id = @store and g.id = @id order by b.decided_at desc
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (rows, before) = await db.Both<Row, Before>(Sql, new { id }, ct);
        if (rows.Count == 0) return null;
        var names = await people.Named([.. before.Select(b => b.DecidedBy).Append(rows[0].DecidedBy ?? Guid.Empty).Distinct()], ct);
        return new(rows[0], (await calendar.Today(ct)).DayNumber - rows[0].ReceivedOn.DayNumber, rows[0].DecidedBy is { } who ? names.GetValueOrDefault(who)?.Name : null, [.. before.Select(b => b with { By = names.GetValueOrDefault(b.DecidedBy)?.Name })]);
    }
}
