using Dapper;
using Dealership.Benchmarks.Measuring;
using Npgsql;

namespace Dealership.Benchmarks.Walls;

/// <summary>What lies in the database, looked at past all walls: tables with a store, found and not listed.</summary>
internal sealed class Books
{
    private readonly string _connection;

    private Books(string connection, IReadOnlyList<Column> columns) => (_connection, Columns) = (connection, columns);

    /// <summary>Every column of every table that has a store.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>A column.</summary>
    internal sealed record Column(string Schema, string Table, string Name, string Type);

    public static async Task<Books> Open(string connection)
    {
        await using var db = new NpgsqlConnection(connection);
        return new(connection, (await db.QueryAsync<Column>("""
            select n.nspname::text as schema, c.relname::text as table, a.attname::text as name, format_type(a.atttypid, null) as type
            from   pg_class c
            join   pg_namespace n on n.oid = c.relnamespace
            join   pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where  c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
              and  exists (select 1 from pg_attribute s where s.attrelid = c.oid and s.attname = 'store_id' and not s.attisdropped)
            order  by 1, 2, a.attnum
            """)).AsList());
    }

    /// <summary>Runs a statement as the owner of all.</summary>
    public async Task Do(string sql, object? args = null)
    {
        await using var db = new NpgsqlConnection(_connection);
        await db.ExecuteAsync(sql, args);
    }

    /// <summary>Rows of a statement as the owner of all.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(string sql, object? args = null)
    {
        await using var db = new NpgsqlConnection(_connection);
        return (await db.QueryAsync<T>(new CommandDefinition(sql, args, commandTimeout: 120))).AsList();
    }

    /// <summary>A figure for each table that changes with any row of the store.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Print(int store)
    {
        var tables = Columns.Select(c => (c.Schema, c.Table)).Distinct();
        var sql = string.Join(" union all ", tables.Select(t => $"select '{t.Schema}.{t.Table}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from {t.Schema}.\"{t.Table}\" t where store_id = @store"));
        return (await Rows<Line>(sql, new { store })).ToDictionary(l => l.Name, l => l.Print);
    }

    /// <summary>Every value of the columns of a type, as text, at a store.</summary>
    public async Task<HashSet<string>> Values(string type, int store, string filter = "true")
    {
        var columns = Columns.Where(c => c.Type == type && c.Name != "store_id").ToArray();
        var sql = string.Join(" union ", columns.Select(c => $"select \"{c.Name}\"::text from {c.Schema}.\"{c.Table}\" where store_id = @store and \"{c.Name}\" is not null and {filter.Replace("{}", $"\"{c.Name}\"", StringComparison.Ordinal)}"));
        return [.. await Rows<string>(sql, new { store })];
    }

    private sealed record Line(string Name, string Print);
}
