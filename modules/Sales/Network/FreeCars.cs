using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Cars that stand free in stock and at no dealer, the oldest first: what may be placed.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class FreeCars(Db db) : IRead
{
    internal sealed record Row(Guid Id, string Vin, string ModelName, string Colour, DateOnly ReceivedOn);

    private const string Sql = """
        select v.id, v.vin, v.model_name, v.colour, v.received_on from sales.vehicles v
        where  v.store_id = @store
          and  not exists (select 1 from sales.allocations a where a.store_id = @store and a.vehicle_id = v.id)
          and  not exists (select 1 from sales.deliveries x where x.store_id = @store and x.vehicle_id = v.id
                           and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = x.id))
          and  not exists (select 1 from sales.secondary_placements p where p.store_id = @store and p.vehicle_id = v.id and p.ended_at is null)
        order  by v.received_on, v.id limit 60
        """;

    public Task<IReadOnlyList<Row>> Oldest(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}
