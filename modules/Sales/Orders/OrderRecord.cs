using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>One order with everything that its handover waits for.</summary>
[Needs(Rights.SeeOrders)]
internal sealed class OrderRecord(Db db, Caller caller, ICustomers customers, IPeople people) : IRead
{
    /// <summary>The order, its vehicle and what happened, as selected.</summary>
    internal sealed record Row(
        Guid Id, string Number, Guid CustomerId, Guid ConsultantId, string ModelCode, string? Wanted, DateTimeOffset OrderedAt, decimal? Price, DateOnly? PromisedOn,
        Guid? VehicleId, string? Vin, string? ModelName, string? Colour, DateTimeOffset? AllocatedAt, DateTimeOffset? PaidAt, string? ReceiptNo,
        DateTimeOffset? PdiAt, Guid? DeliveryId, DateTimeOffset? HandedOverAt, DateTimeOffset? CancelledAt, string? CancelReason);

    internal sealed record View(Row Order, CustomerCard? Customer, string? Consultant, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Moved> Moves);

    /// <summary>The order changed hands (交接).</summary>
    internal sealed record Moved(string? From, string? To, DateTimeOffset At);

    /// <summary>A vehicle that could be allocated, oldest first; the first of its colour, in the colour ordered, takes no reason.</summary>
    internal sealed record Candidate(Guid Id, string Vin, string Colour, DateOnly ReceivedOn, bool Next);

    private const string Sql = """
        select o.id, o.number, o.customer_id, o.consultant_id, o.model_code, o.colour as wanted, o.ordered_at, o.price, o.promised_on,
               v.id as vehicle_id, v.vin, v.model_name, v.colour, a.at as allocated_at, p.at as paid_at, p.receipt_no,
               (select max(i.passed_at) from sales.inspections i where i.store_id = @store and i.vehicle_id = v.id) as pdi_at,
               d.id as delivery_id, d.handed_over_at, c.at as cancelled_at, c.reason as cancel_reason
        from   sales.orders o
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id
        left   join sales.payments_in_full p on p.store_id = @store and p.order_id = o.id
        left   join sales.deliveries d on d.store_id = @store and d.order_id = o.id
               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
        left   join sales.order_cancellations c on c.store_id = @store and c.order_id = o.id
        where  o.store_id = @store and o.id = @id
        """;

    private const string CandidatesSql = $"""
        select f.id, f.vin, f.colour, f.received_on,
               row_number() over (partition by f.colour order by f.received_on, f.id) = 1 and (@wanted::text is null or f.colour = @wanted) as next
        from   sales.vehicles f
        where  f.store_id = @store and f.model_code = @model and {FreeVehicle.Sql}
        order  by next desc, f.received_on, f.id limit 30
        """;

    private const string MovesSql = "select from_person, to_person, at from sales.order_moves where store_id = @store and order_id = @id order by at";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var order = await db.Row<Row>(Sql, new { id }, ct);
        if (order is null) return null;
        if (!caller.May(Rights.SeePrices)) order = order with { Price = null };
        var candidates = order is { DeliveryId: null, CancelledAt: null } ? await db.Rows<Candidate>(CandidatesSql, new { model = order.ModelCode, wanted = order.Wanted }, ct) : [];
        var moves = await db.Rows<Move>(MovesSql, new { id }, ct);
        var names = await people.Named([.. moves.SelectMany(m => new[] { m.FromPerson, m.ToPerson }).Append(order.ConsultantId).Distinct()], ct);
        return new(order, (await customers.Cards([order.CustomerId], ct)).GetValueOrDefault(order.CustomerId), names.GetValueOrDefault(order.ConsultantId)?.Name, candidates,
            [.. moves.Select(m => new Moved(names.GetValueOrDefault(m.FromPerson)?.Name, names.GetValueOrDefault(m.ToPerson)?.Name, m.At))]);
    }

    private sealed record Move(Guid FromPerson, Guid ToPerson, DateTimeOffset At);
}
