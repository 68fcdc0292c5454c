using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Deliveries;

namespace Dealership.Sales.Orders;

/// <summary>Orders, newest first, with how far each has come and what it waits for.</summary>
[Needs(Rights.SeeOrders)]
internal sealed class OrderList(Db db, ICustomers customers, IPeople people, ICalendar calendar, TimeProvider clock) : IRead
{
    /// <summary>As selected; state is one of <see cref="StatesInOrder"/>: what it waits for first.</summary>
    internal sealed record Row(Guid Id, string Number, Guid CustomerId, Guid ConsultantId, string ModelCode, string? ModelName, DateTimeOffset OrderedAt, DateOnly? PromisedOn, string? VinTail, bool Paid, string State);

    internal sealed record Line(Row Order, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? State = null, string? Number = null, string? After = null, int Take = 50);

    /// <summary>The state that an address of the list means: what waits for its handover unless it says otherwise.</summary>
    public static string? StateOf(string? shown) => shown switch { null or "" => "waiting", "all" => null, _ => shown };

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, DateOnly Today);

    /// <summary>
    /// What an order waits for, in the order of its way: a discount's approval, its contract, a vehicle, the money, the release, the inspection, the
    /// buyer; then how it ended.
    /// </summary>
    public static IReadOnlyList<string> StatesInOrder { get; } = ["approval", "contract", "open", "allocated", "paid", "released", "ready", "delivered", "cancelled"];

    /// <summary>The state of every order, derived from the rows that say what happened to it. Takes <c>@inspectedSince</c>: what passed before holds no longer.</summary>
    internal const string States = """
        select o.id, o.number, o.customer_id, o.consultant_id, o.model_code, v.model_name, o.ordered_at, o.promised_on, right(v.vin, 6) as vin_tail,
               p.order_id is not null as paid,
               case when c.order_id is not null then 'cancelled'
                    when d.id is not null then 'delivered'
                    when dc.id is not null then 'approval'
                    when ct.id is null then 'contract'
                    when a.order_id is null then 'open'
                    when p.order_id is null then 'allocated'
                    when r.id is null then 'paid'
                    when not exists (select 1 from sales.inspections i where i.store_id = @store and i.vehicle_id = v.id and i.passed_at > @inspectedSince)
                         or exists (select 1 from sales.pdi_sheets s where s.store_id = @store and s.vehicle_id = v.id and s.finished_at is null
                                    and exists (select 1 from sales.pdi_results f where f.store_id = @store and f.sheet_id = s.id and f.safety and f.result = 'open')) then 'released'
                    else 'ready' end as state
        from   sales.orders o
        left   join sales.order_cancellations c on c.store_id = @store and c.order_id = o.id
        left   join sales.deliveries d on d.store_id = @store and d.order_id = o.id
               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id
        left   join sales.payments_in_full p on p.store_id = @store and p.order_id = o.id
        left   join sales.discounts dc on dc.store_id = @store and dc.order_id = o.id and dc.replaced_at is null and dc.needs is not null and dc.approved is distinct from true
        left   join sales.contracts ct on ct.store_id = @store and ct.order_id = o.id and ct.voided_at is null
        left   join sales.releases r on r.store_id = @store and r.order_id = o.id and r.dropped_at is null and r.approved_at is not null
        where  o.store_id = @store
        """;

    private const string Sql = $"""
        select * from ({States}) orders
        where  (@state::text is null or state = @state or (@state = 'waiting' and state not in ('delivered', 'cancelled')))
          and  (@number::text is null or number like @number || '%')
          and  (@afterAt::timestamptz is null or (ordered_at, id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by ordered_at desc, id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql, new
        {
            state = filter.State,
            inspectedSince = HandOverVehicle.InspectedSince(clock),
            number = string.IsNullOrWhiteSpace(filter.Number) ? null : filter.Number.Trim().ToUpperInvariant(),
            take = filter.Take + 1,
            afterAt,
            afterId,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].OrderedAt, shown[^1].Id) : null, await calendar.Today(ct));
    }
}
