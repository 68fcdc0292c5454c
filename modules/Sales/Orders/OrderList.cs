using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Orders, newest first, with how far each has come and what it waits for.</summary>
[Needs(Rights.SeeOrders)]
internal sealed class OrderList(Db db, ICustomers customers, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>As selected; state is <c>open</c>, <c>allocated</c>, <c>ready</c>, <c>delivered</c> or <c>cancelled</c>.</summary>
    internal sealed record Row(Guid Id, string Number, Guid CustomerId, Guid ConsultantId, string ModelCode, string? ModelName, DateTimeOffset OrderedAt, DateOnly? PromisedOn, string? VinTail, bool Paid, string State);

    internal sealed record Line(Row Order, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? State = null, string? Number = null, string? After = null, int Take = 50);

    /// <summary>The state that an address of the list means: what waits for its handover unless it says otherwise.</summary>
    public static string? StateOf(string? shown) => shown switch { null or "" => "waiting", "all" => null, _ => shown };

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, DateOnly Today);

    /// <summary>The state of every order, derived from the rows that say what happened to it.</summary>
    internal const string States = """
        select o.id, o.number, o.customer_id, o.consultant_id, o.model_code, v.model_name, o.ordered_at, o.promised_on, right(v.vin, 6) as vin_tail,
               p.order_id is not null as paid,
               case when c.order_id is not null then 'cancelled'
                    when d.id is not null then 'delivered'
                    when a.order_id is not null and p.order_id is not null then 'ready'
                    when a.order_id is not null then 'allocated'
                    else 'open' end as state
        from   sales.orders o
        left   join sales.order_cancellations c on c.store_id = @store and c.order_id = o.id
        left   join sales.deliveries d on d.store_id = @store and d.order_id = o.id
               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id
        left   join sales.payments_in_full p on p.store_id = @store and p.order_id = o.id
        where  o.store_id = @store
        """;

    private const string Sql = $"""
        select * from ({States}) orders
        where  (@state::text is null or state = @state or (@state = 'waiting' and state in ('open', 'allocated', 'ready')))
          and  (@number::text is null or number like @number || '%')
          and  (@afterAt::timestamptz is null or (ordered_at, id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by ordered_at desc, id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var after = filter.After?.Split('_');
        var rows = await db.Rows<Row>(Sql, new
        {
            state = filter.State,
            number = string.IsNullOrWhiteSpace(filter.Number) ? null : filter.Number.Trim().ToUpperInvariant(),
            take = filter.Take + 1,
            afterAt = after is [var ticks, _] && long.TryParse(ticks, out var t) ? new DateTimeOffset(t, TimeSpan.Zero) : (DateTimeOffset?)null,
            afterId = after is [_, var id] && Guid.TryParse(id, out var i) ? i : (Guid?)null,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? $"{shown[^1].OrderedAt.UtcTicks}_{shown[^1].Id}" : null, await calendar.Today(ct));
    }
}
