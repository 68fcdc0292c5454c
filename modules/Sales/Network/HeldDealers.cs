using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Secondary dealers that somebody looks after, for his hand-over sheet (离岗交接).</summary>
internal sealed class HeldDealers(Db db) : IHeld
{
    private const string Sql = "select id, name from sales.secondary_dealers where store_id = @store and officer_id = @person and ended_at is null order by name, id";

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct) =>
        [.. (await db.Rows<Row>(Sql, new { person }, ct)).Select(r => new Held(new($"二网 {r.Name}", $"Secondary dealer {r.Name}"), $"/sales/network/{r.Id}"))];

    private sealed record Row(Guid Id, string Name);
}
