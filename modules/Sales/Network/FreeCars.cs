using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Network;

/// <summary>Cars that stand free in stock and at no dealer, the oldest first: what may be placed.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class FreeCars(Db db) : IRead
{
    internal sealed record Row(Guid Id, string Vin, string ModelName, string Colour, DateOnly ReceivedOn);

    private const string Sql = $"""
        select f.id, f.vin, f.model_name, f.colour, f.received_on from sales.vehicles f
        where  f.store_id = @store and {FreeVehicle.Sql}
        order  by f.received_on, f.id limit 60
        """;

    public Task<IReadOnlyList<Row>> Oldest(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}
