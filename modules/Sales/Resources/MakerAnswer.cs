using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>
/// Writes the maker's answer to a line (厂家答复): what passed first, second and finally. Each vehicle finally confirmed becomes one that is on its
/// way; when fewer are confirmed later, those that have no VIN yet fall away.
/// </summary>
internal static class MakerAnswer
{
    internal sealed record Line(Guid Id, int? First, int? Second, int Final);

    private const string CountSql = """
        select l.id, count(w.id)::int as coming, (count(w.id) filter (where w.vin is null and w.came_at is null))::int as loose
        from   sales.resource_lines l left join sales.coming_vehicles w on w.store_id = @store and w.line_id = l.id and w.dropped_at is null
        where  l.store_id = @store and l.id = any(@ids) group by l.id
        """;

    private const string Sql = """
        update sales.resource_lines l set first_answer = g.first, second_answer = g.second, answer = g.final, answered_at = @now, answered_by = @by
        from   unnest(@ids, @firsts::int[], @seconds::int[], @finals) as g(id, first, second, final) where l.store_id = @store and l.id = g.id;
        update sales.coming_vehicles w set dropped_at = @now from (
            select c.id, row_number() over (partition by c.line_id order by c.id desc) as n, c.line_id from sales.coming_vehicles c
            where  c.store_id = @store and c.line_id = any(@ids) and c.vin is null and c.came_at is null and c.dropped_at is null) o
        join   unnest(@ids, @fewers) as f(id, count) on f.id = o.line_id
        where  w.store_id = @store and w.id = o.id and o.n <= f.count;
        with new_ones as (
            insert into sales.coming_vehicles (store_id, id, line_id, model_code, colour, added_at, added_by)
            select @store, gen_random_uuid(), l.id, l.model_code, l.colour, @now, @by
            from   unnest(@ids, @mores) as g(id, count) join sales.resource_lines l on l.store_id = @store and l.id = g.id cross join generate_series(1, g.count)
            returning id)
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, at, by_person) select @store, gen_random_uuid(), id, 'confirmed', @now, @by from new_ones
        """;

    /// <summary>Writes them; answers the lines that have more vehicles with a VIN than were confirmed now, and then writes none.</summary>
    public static async Task<IReadOnlyList<Guid>> Write(Db db, IReadOnlyCollection<Line> lines, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        var there = (await db.Rows<There>(CountSql, new { ids = lines.Select(l => l.Id).ToArray() }, ct)).ToDictionary(t => t.Id);
        var stuck = lines.Where(l => there[l.Id].Coming - there[l.Id].Loose > l.Final).Select(l => l.Id).ToArray();
        if (stuck.Length > 0) return stuck;
        await db.Do(Sql, new
        {
            ids = lines.Select(l => l.Id).ToArray(),
            firsts = lines.Select(l => l.First).ToArray(),
            seconds = lines.Select(l => l.Second).ToArray(),
            finals = lines.Select(l => l.Final).ToArray(),
            mores = lines.Select(l => Math.Max(0, l.Final - there[l.Id].Coming)).ToArray(),
            fewers = lines.Select(l => Math.Max(0, there[l.Id].Coming - l.Final)).ToArray(),
            now,
            by,
        }, ct);
        return [];
    }

    private sealed record There(Guid Id, int Coming, int Loose);
}
