using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Stock;

namespace Dealership.Sales.Vehicles;

/// <summary>One vehicle, from the maker's confirmation to its handover: both ages, where it stands, who has its keys and papers, every check and move.
/// What was planned for an aged one is read by those who decide: it may say how far the price may fall.</summary>
[Needs(Rights.SeeVehicles)]
internal sealed class VehicleRecord(Db db, Caller caller, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>As selected. Ages count days: since it left the factory, and since it came.</summary>
    internal sealed record Row(
        Guid Id, string? Vin, string ModelCode, string ModelName, string Colour, DateOnly? ReceivedOn, DateOnly? FactoryOn, decimal? ListPrice, string State, Guid? OrderId, Guid? DeliveryId,
        DateTimeOffset? HandedOverAt, string? Place, DateOnly? ExpectedOn);

    internal sealed record Happened(string Kind, string? What, string? Place, string? Note, DateTimeOffset At, Guid? ByPerson)
    {
        public string? By { get; init; }
    }

    internal sealed record Held(string Item, string Holder, Guid? ToPerson, DateTimeOffset At, Guid ByPerson)
    {
        public string? To { get; init; }
        public string? By { get; init; }
    }

    internal sealed record Check(Guid Id, string[] Faults, string? Damage, string? ClaimNo, int? Odometer, DateTimeOffset At, Guid ByPerson)
    {
        public string? By { get; init; }
    }

    internal sealed record View(Row Vehicle, int? FactoryDays, int? StockDays, Check? Inbound, IReadOnlyList<Held> Custody, IReadOnlyList<Happened> History);

    private const string Sql = $"""
        select v.id, v.vin, v.model_code, v.model_name, v.colour, v.received_on, v.factory_on, v.list_price, {VehicleState.Sql} as state, a.order_id, d.id as delivery_id, d.handed_over_at,
               {VehicleState.Place} as place, null::date as expected_on
        from   {VehicleState.From} where v.store_id = @store and v.id = @id
        union all
        select w.id, w.vin, w.model_code, w.model_code, w.colour, null, null, null, m.kind, null, null, null, null, w.expected_on
        from   {VehicleState.FromComing} where w.store_id = @store and w.id = @id and {VehicleState.IsComing};
        select id, faults, damage, claim_no, odometer, at, by_person from sales.inbound_checks where store_id = @store and vehicle_id = @id
        """;

    private const string MoreSql = """
        select kind, what, place, note, at, by_person from (
            select kind, null::text as what, place, note, at, by_person, n from sales.vehicle_moves where store_id = @store and vehicle_id = @id
            union all select 'week-check', null, null, fault, at, by_person, 0 from sales.week_check_cars where store_id = @store and vehicle_id = @id
            union all select 'pdi', null, null, note, passed_at, passed_by, 0 from sales.inspections where store_id = @store and vehicle_id = @id
            union all select 'inbound', null, null, damage, at, by_person, 0 from sales.inbound_checks where store_id = @store and vehicle_id = @id
            union all select 'counted', null, null, c.reason, c.found_at, c.found_by, 0 from sales.stock_take_cars c where c.store_id = @store and c.vehicle_id = @id and c.found_at is not null
            union all select 'aged', band, null, null, told_at, null, 0 from sales.ageings where store_id = @store and vehicle_id = @id
            union all select 'decided', decision, null, note, decided_at, decided_by, 0 from sales.ageings where store_id = @store and vehicle_id = @id and decided_at is not null
            union all select 'allocated', null, null, null, at, by_person, 0 from sales.allocations where store_id = @store and vehicle_id = @id
            union all select 'handed-over', null, null, null, handed_over_at, consultant_id, 0 from sales.deliveries d where store_id = @store and vehicle_id = @id
                             and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)) h
        order  by at desc, n desc;
        select item, holder, to_person, at, by_person from sales.custody where store_id = @store and vehicle_id = @id order by at desc, n desc
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (vehicles, checks) = await db.Both<Row, Check>(Sql, new { id }, ct);
        if (vehicles.Count == 0) return null;
        var vehicle = vehicles[0];
        var (history, custody) = await db.Both<Happened, Held>(MoreSql, new { id }, ct);
        var names = await people.Named([.. history.Select(h => h.ByPerson).Concat(custody.SelectMany(c => new[] { c.ByPerson, c.ToPerson })).Concat(checks.Select(c => (Guid?)c.ByPerson)).OfType<Guid>().Distinct()], ct);
        var until = vehicle.HandedOverAt is { } sold ? (await calendar.Zone(ct)).DayOf(sold) : await calendar.Today(ct);
        return new(vehicle, until.DayNumber - vehicle.FactoryOn?.DayNumber, until.DayNumber - vehicle.ReceivedOn?.DayNumber, checks.Select(c => c with { By = Name(c.ByPerson) }).FirstOrDefault(),
            [.. custody.Select(c => c with { To = Name(c.ToPerson), By = Name(c.ByPerson) })], [.. history.Select(h => h with { By = Name(h.ByPerson), Note = h.Kind == "decided" && !caller.May(StockRights.Decide) ? null : h.Note })]);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }
}
