using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// Rows that are the same thing by their natural key: the first stands, the others are wrong until one is dropped or
/// corrected. Asked again whenever a row with such a key changes.
/// </summary>
internal static class Twins
{
    // Materialized: right after an upload there are no statistics, and inlined it was computed once per row.
    private const string Sql = """
        with firsts as materialized (
            select natural_key, min(number) filter (where state <> 'dropped') as first
            from   house.import_rows
            where  store_id = @store and import_id = @import and natural_key is not null and (@keys::text[] is null or natural_key = any(@keys))
            group  by natural_key
            having count(*) > 1 or max(twin) is not null)
        update house.import_rows r
        set    twin = case when r.state = 'dropped' or f.first = r.number then null else f.first end,
               state = case when r.state = 'dropped' then 'dropped'
                            when f.first <> r.number then 'wrong'
                            when r.state = 'wrong' and r.problems = '[]' then 'read'
                            else r.state end
        from   firsts f
        where  r.store_id = @store and r.import_id = @import and r.natural_key = f.natural_key
          and  r.state in ('read', 'new', 'update', 'wrong', 'dropped')
          and  r.twin is distinct from (case when r.state = 'dropped' or f.first = r.number then null else f.first end)
        """;

    /// <param name="db">The host's tables.</param>
    /// <param name="import">The import.</param>
    /// <param name="keys">Only these natural keys; all when nothing.</param>
    /// <param name="ct">Stops it.</param>
    public static Task Mark(Db db, Guid import, string[]? keys, CancellationToken ct) => db.Do(Sql, new { import, keys }, ct);
}
