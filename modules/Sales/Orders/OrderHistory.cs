using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Everything that happened to an order, the latest first. Amounts are left out for whoever may not see prices.</summary>
[Needs(Rights.SeeOrders)]
internal sealed class OrderHistory(Db db, Caller caller, IPeople people) : IRead
{
    /// <summary>What happened, as a code; <c>Words</c> is what somebody wrote, <c>Before</c> and <c>After</c> amounts where there are any.</summary>
    internal sealed record Row(DateTimeOffset At, string What, Guid? ByPerson, string? Words, decimal? Before, decimal? After);

    internal sealed record Event(Row Row, string? By);

    private const string Sql = """
        select at, what, by_person, words, before, after from (
            select o.ordered_at as at, 'ordered' as what, o.added_by as by_person, null::text as words, null::numeric as before, null::numeric as after from sales.orders o where o.store_id = @store and o.id = @id
            union all select q.at, 'quoted', q.by_person, q.number, null, q.price from sales.quotes q join sales.orders o on o.store_id = @store and o.quote_id = q.id where q.store_id = @store and o.id = @id
            union all select asked_at, case when needs is null then 'price' else 'discount-asked' end, asked_by, needs, list_price, price from sales.discounts where store_id = @store and order_id = @id
            union all select decided_at, case when approved then 'discount-approved' else 'discount-refused' end, decided_by, reason, null, price from sales.discounts where store_id = @store and order_id = @id and decided_at is not null
            union all select at, 'deposit', by_person, receipt_no, null, amount from sales.deposits where store_id = @store and order_id = @id
            union all select ended_at, case when return_no is null then 'deposit-kept' else 'deposit-returned' end, ended_by, return_no, null, amount from sales.deposits where store_id = @store and order_id = @id and ended_at is not null
            union all select at, 'identity', by_person, kind, null, null from sales.identities_sighted where store_id = @store and order_id = @id
            union all select at, 'line', by_person, kind, null, price from sales.contract_lines where store_id = @store and order_id = @id
            union all select dropped_at, 'line-dropped', dropped_by, kind, null, price from sales.contract_lines where store_id = @store and order_id = @id and dropped_at is not null
            union all select confirmed_at, 'contract', confirmed_by, null, null, price from sales.contracts where store_id = @store and order_id = @id
            union all select voided_at, 'contract-void', voided_by, null, null, price from sales.contracts where store_id = @store and order_id = @id and voided_at is not null
            union all select at, 'changed', by_person, concat_ws(E'\n', reason, nullif(model_before || ' → ' || model_after, model_before || ' → ' || model_before),
                             case when colour_before is distinct from colour_after then coalesce(colour_before, '—') || ' → ' || coalesce(colour_after, '—') end,
                             case when promised_before is distinct from promised_after then coalesce(promised_before::text, '—') || ' → ' || promised_after::text end),
                             case when price_before is distinct from price_after then price_before end, case when price_before is distinct from price_after then price_after end
                      from sales.order_changes where store_id = @store and order_id = @id
            union all select a.at, 'allocated', a.by_person, concat_ws(E'\n', v.vin || ' ' || v.colour, a.reason), null, null from sales.allocations a join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id where a.store_id = @store and a.order_id = @id
            union all select at, 'paid', by_person, receipt_no, null, null from sales.payments_in_full where store_id = @store and order_id = @id
            union all select asked_at, 'release-asked', asked_by, null, null, null from sales.releases where store_id = @store and order_id = @id
            union all select approved_at, 'released', approved_by, null, null, null from sales.releases where store_id = @store and order_id = @id and approved_at is not null
            union all select i.passed_at, 'inspected', i.passed_by, null, null, null from sales.inspections i join sales.allocations a on a.store_id = @store and a.vehicle_id = i.vehicle_id where i.store_id = @store and a.order_id = @id
            union all select handed_over_at, 'delivered', entered_by, null, null, null from sales.deliveries where store_id = @store and order_id = @id
            union all select x.at, 'delivery-cancelled', x.by_person, x.reason, null, null from sales.delivery_cancellations x join sales.deliveries d on d.store_id = @store and d.id = x.delivery_id where x.store_id = @store and d.order_id = @id
            union all select at, 'moved', to_person, null, null, null from sales.order_moves where store_id = @store and order_id = @id
            union all select at, 'cancelled', by_person, reason, null, null from sales.order_cancellations where store_id = @store and order_id = @id) happened
        order  by at desc, what
        """;

    public async Task<IReadOnlyList<Event>> Of(Guid id, CancellationToken ct)
    {
        var rows = await db.Rows<Row>(Sql, new { id }, ct);
        if (!caller.May(Rights.SeePrices)) rows = [.. rows.Select(r => r with { Before = null, After = null })];
        var names = await people.Named([.. rows.Select(r => r.ByPerson).OfType<Guid>().Distinct()], ct);
        return [.. rows.Select(r => new Event(r, r.ByPerson is { } by ? names.GetValueOrDefault(by)?.Name : null))];
    }
}
