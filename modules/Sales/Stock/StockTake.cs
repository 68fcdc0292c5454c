using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>A count of the stock by VIN (盘点): what should stand here, what was found, and the reason of each difference.</summary>
[Needs(StockRights.Keep)]
internal sealed class StockTake(Db db, IPeople people) : IRead
{
    internal sealed record Head(Guid Id, DateTimeOffset BegunAt, DateTimeOffset? ClosedAt, Guid? ClosedBy, int Expected, int Found, int Missing, int Extra, int Unexplained)
    {
        public string? By { get; init; }
    }

    /// <summary>Difference is <c>missing</c>, <c>extra</c> or nothing.</summary>
    internal sealed record Car(string Vin, Guid? VehicleId, string? ModelName, string? Colour, bool Expected, DateTimeOffset? FoundAt, string? Reason)
    {
        public string? Difference => (Expected, FoundAt) switch { (true, null) => "missing", (false, not null) => "extra", _ => null };
    }

    internal sealed record View(Head Head, IReadOnlyList<Car> Cars);

    private const string Heads = """
        select t.id, t.begun_at, t.closed_at, t.closed_by, (count(*) filter (where c.expected))::int as expected, (count(*) filter (where c.found_at is not null))::int as found,
               (count(*) filter (where c.expected and c.found_at is null))::int as missing, (count(*) filter (where not c.expected and c.found_at is not null))::int as extra,
               (count(*) filter (where c.expected = (c.found_at is null) and c.reason is null))::int as unexplained
        from   sales.stock_takes t left join sales.stock_take_cars c on c.store_id = @store and c.take_id = t.id
        """;

    private const string Sql = $"""
        {Heads} where t.store_id = @store and t.id = @id group by t.id, t.begun_at, t.closed_at, t.closed_by;
        select c.vin, c.vehicle_id, v.model_name, v.colour, c.expected, c.found_at, c.reason
        from   sales.stock_take_cars c left join sales.vehicles v on v.store_id = @store and v.id = c.vehicle_id
        where  c.store_id = @store and c.take_id = @id
        order  by (c.expected = (c.found_at is null)) desc, c.vin
        """;

    private const string LastSql = $"{Heads} where t.store_id = @store group by t.id, t.begun_at, t.closed_at, t.closed_by order by t.begun_at desc limit 24";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (heads, cars) = await db.Both<Head, Car>(Sql, new { id }, ct);
        return heads is [var head] ? new((await Named([head], ct))[0], cars) : null;
    }

    /// <summary>The last twenty-four.</summary>
    public async Task<IReadOnlyList<Head>> Last(CancellationToken ct) => await Named(await db.Rows<Head>(LastSql, null, ct), ct);

    private async Task<IReadOnlyList<Head>> Named(IReadOnlyList<Head> heads, CancellationToken ct)
    {
        var names = await people.Named([.. heads.Select(h => h.ClosedBy).OfType<Guid>().Distinct()], ct);
        return [.. heads.Select(h => h with { By = h.ClosedBy is { } who ? names.GetValueOrDefault(who)?.Name : null })];
    }
}
