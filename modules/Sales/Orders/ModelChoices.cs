using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>The models that the store knows, from its vehicles and its orders, the ones that stand free first: what a new order may be for.</summary>
[Needs(Rights.TakeOrders)]
internal sealed class ModelChoices(Db db) : IRead
{
    /// <summary>A model: its code, what its vehicles' names have in common, how many are free, and the lowest list price of those.</summary>
    internal sealed record Model(string Code, string Name, int Free, decimal? Cheapest);

    private const string Sql = """
        select m.code, coalesce(string_agg(distinct v.model_name, E'\n'), '') as names,
               (count(v.id) filter (where a.order_id is null and d.id is null))::int as free,
               min(v.list_price) filter (where a.order_id is null and d.id is null) as cheapest
        from   (select model_code as code from sales.vehicles where store_id = @store
                union
                select o.model_code from sales.orders o where o.store_id = @store
                  and not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)) m
        left   join sales.vehicles v on v.store_id = @store and v.model_code = m.code
        left   join sales.allocations a on a.store_id = @store and a.vehicle_id = v.id
        left   join sales.deliveries d on d.store_id = @store and d.vehicle_id = v.id
               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
        group  by m.code
        order  by free desc, m.code
        """;

    public async Task<IReadOnlyList<Model>> All(CancellationToken ct) =>
        [.. (await db.Rows<Row>(Sql, null, ct)).Select(r => new Model(r.Code, Common(r.Names.Split('\n')) is { Length: > 0 } name && name != r.Code ? name : "", r.Free, r.Cheapest))];

    /// <summary>The words with which all of them begin: 星驰 云栈 1.5T, whatever the trim.</summary>
    private static string Common(string[] names)
    {
        var words = names.Select(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return string.Join(' ', words[0].TakeWhile((word, i) => words.All(w => i < w.Length && w[i] == word)));
    }

    private sealed record Row(string Code, string Names, int Free, decimal? Cheapest);
}
