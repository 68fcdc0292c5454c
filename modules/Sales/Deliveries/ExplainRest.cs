using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>Explains to the buyer what was left out at his handover (补做交车说明): afterwards everything on the list was.</summary>
[Needs(Rights.HandOver)]
internal sealed class ExplainRest(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.deliveries d set explained = @all
        where  d.store_id = @store and d.id = @deliveryId and not d.explained @> @all
          and  not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)
        returning d.order_id
        """;

    public async Task<Outcome> Now(Guid deliveryId, CancellationToken ct)
    {
        if (await db.Row<Guid?>(Sql, new { deliveryId, all = Papers.Explained.Select(e => e.Code).ToArray() }, ct) is not { } order)
            return Outcome.Refused("没有这次交车，或已全部说明过。", "There is no such handover, or everything was explained.");
        db.Tell(new HandoverExplained(deliveryId, order, clock.GetUtcNow(), caller.PersonId), order);
        return Outcome.Done(deliveryId, new("已向客户说明全部项目", "Everything was explained"));
    }
}
