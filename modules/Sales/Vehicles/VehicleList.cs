using Dealership.Plugin;

namespace Dealership.Sales.Vehicles;

/// <summary>Vehicles by age in stock, oldest first: the order in which they should go (先进先出).</summary>
[Needs(Rights.SeeVehicles)]
internal sealed class VehicleList(Db db, Contracts.Admin.ICalendar calendar) : IRead
{
    /// <summary>A vehicle. State is <c>in-stock</c>, <c>allocated</c> or <c>handed-over</c>; days count from receipt.</summary>
    internal sealed record Row(Guid Id, string Vin, string ModelCode, string ModelName, string Colour, DateOnly ReceivedOn, string State, Guid? OrderId, DateTimeOffset? PdiAt)
    {
        public int DaysOn(DateOnly today) => today.DayNumber - ReceivedOn.DayNumber;
    }

    /// <summary>What to show; <c>After</c> is the last row of the page before: yyyy-MM-dd_id.</summary>
    internal sealed record Filter(string? State = null, string? Search = null, string? After = null, int Take = 50);

    /// <summary>The state that an address of the list means: what stands in stock unless it says otherwise.</summary>
    public static string? StateOf(string? shown) => shown switch { null or "" => "in-stock", "all" => null, _ => shown };

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, DateOnly Today);

    private const string Sql = """
        select v.id, v.vin, v.model_code, v.model_name, v.colour, v.received_on,
               case when d.id is not null then 'handed-over' when a.order_id is not null then 'allocated' else 'in-stock' end as state,
               a.order_id, (select max(passed_at) from sales.inspections p where p.store_id = @store and p.vehicle_id = v.id) as pdi_at
        from   sales.vehicles v
        left   join sales.allocations a on a.store_id = @store and a.vehicle_id = v.id
        left   join sales.deliveries d on d.store_id = @store and d.vehicle_id = v.id
               and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)
        where  v.store_id = @store
          and  (@state::text is null or @state = case when d.id is not null then 'handed-over' when a.order_id is not null then 'allocated' else 'in-stock' end)
          and  (@search::text is null or right(v.vin, 6) like '%' || @search || '%' or v.vin = @search or v.model_code ilike @search || '%')
          and  (@afterDay::date is null or (v.received_on, v.id) > (@afterDay::date, @afterId::uuid))
        order  by v.received_on, v.id
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var after = filter.After?.Split('_');
        var rows = await db.Rows<Row>(Sql, new
        {
            state = filter.State,
            search = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search.Trim().ToUpperInvariant(),
            take = filter.Take + 1,
            afterDay = after is [var day, _] && DateOnly.TryParse(day, out var d) ? d : (DateOnly?)null,
            afterId = after is [_, var id] && Guid.TryParse(id, out var i) ? i : (Guid?)null,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? $"{shown[^1].ReceivedOn:yyyy-MM-dd}_{shown[^1].Id}" : null, await calendar.Today(ct));
    }
}
