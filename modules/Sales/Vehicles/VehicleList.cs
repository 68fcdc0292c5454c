using Dealership.Plugin;

namespace Dealership.Sales.Vehicles;

/// <summary>
/// Vehicles by age in stock, oldest first: the order in which they should go (先进先出). Those on their way from the maker stand behind them.
/// </summary>
[Needs(Rights.SeeVehicles)]
internal sealed class VehicleList(Db db, Contracts.Admin.ICalendar calendar) : IRead
{
    /// <summary>
    /// A vehicle. State is one of <see cref="VehicleState"/>; days count from receipt. One on its way has no such day, and at first no VIN.
    /// </summary>
    internal sealed record Row(Guid Id, string? Vin, string ModelCode, string ModelName, string Colour, DateOnly? ReceivedOn, string State, Guid? OrderId, DateTimeOffset? PdiAt, DateOnly? FactoryOn, string? Place)
    {
        public int? DaysOn(DateOnly today) => today.DayNumber - ReceivedOn?.DayNumber;
    }

    /// <summary>What to show; <c>After</c> is the last row of the page before: yyyy-MM-dd_id.</summary>
    internal sealed record Filter(string? State = null, string? Search = null, string? After = null, int Take = 50);

    /// <summary>The state that an address of the list means: what stands in stock unless it says otherwise. <c>coming</c> is all on their way, <c>held</c> what is here and not for sale.</summary>
    public static string? StateOf(string? shown) => shown switch { null or "" => VehicleState.InStock, "all" => null, _ => shown };

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, DateOnly Today);

    private const string Sql = $"""
        select id, vin, model_code, model_name, colour, received_on, state, order_id, pdi_at, factory_on, place from (
            select v.id, v.vin, v.model_code, v.model_name, v.colour, v.received_on, {VehicleState.Sql} as state, a.order_id,
                   (select max(passed_at) from sales.inspections p where p.store_id = @store and p.vehicle_id = v.id) as pdi_at, v.factory_on, {VehicleState.Place} as place, v.received_on as since
            from   {VehicleState.From}
            where  v.store_id = @store
            union all
            select w.id, w.vin, w.model_code, w.model_code, w.colour, null, m.kind, null, null, null, null, date '9999-01-01'
            from   {VehicleState.FromComing}
            where  w.store_id = @store and {VehicleState.IsComing}) v
        where  (@state::text is null or state = @state or (@state = 'coming' and state = any(@coming)) or (@state = 'held' and state = any(@held)) or (@state = 'gone' and state = any(@gone)))
          and  (@search::text is null or right(vin, 6) like '%' || @search || '%' or vin = @search or model_code ilike @search || '%')
          and  (@afterDay::date is null or (since, id) > (@afterDay::date, @afterId::uuid))
        order  by since, id
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var after = filter.After?.Split('_');
        var rows = await db.Rows<Row>(Sql, new
        {
            state = filter.State,
            coming = VehicleState.Coming,
            held = VehicleState.Held,
            gone = VehicleState.Gone,
            search = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search.Trim().ToUpperInvariant(),
            take = filter.Take + 1,
            afterDay = after is [var day, _] && DateOnly.TryParse(day, out var d) ? d : (DateOnly?)null,
            afterId = after is [_, var id] && Guid.TryParse(id, out var i) ? i : (Guid?)null,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? $"{shown[^1].ReceivedOn ?? new(9999, 1, 1):yyyy-MM-dd}_{shown[^1].Id}" : null, await calendar.Today(ct));
    }
}
