using Dapper;
using Npgsql;

namespace Dealership.Benchmarks.Measuring;

/// <summary>Which statements took PostgreSQL's time, of all departments together (<c>pg_stat_statements</c>): where to look when hearing is dear.</summary>
internal static class Statements
{
    /// <summary>What has to stand in the server's settings when it starts.</summary>
    public static (string Name, string Value) Setting => ("shared_preload_libraries", "pg_stat_statements");

    /// <summary>Counts from now on.</summary>
    public static async Task Begin(string database)
    {
        await using var db = new NpgsqlConnection(database);
        // One at a time: a setting of the server cannot be changed beside anything else.
        foreach (var sql in new[]
        {
            "create extension if not exists pg_stat_statements", "alter system set pg_stat_statements.track_planning = on", "alter system set pg_stat_statements.track = 'all'",
            "select pg_reload_conf(), pg_stat_statements_reset()",
        }) await db.ExecuteAsync(sql);
    }

    /// <summary>Prints the dearest.</summary>
    public static async Task Print(string database, int many)
    {
        await using var db = new NpgsqlConnection(database);
        Console.WriteLine($"{"calls",8} {"plans",7} {"plan ms",9} {"run ms",9} {"µs each",8}  statement");
        foreach (var (calls, plans, planned, ran, text) in await db.QueryAsync<(long, long, double, double, string)>("""
            select calls, plans, total_plan_time, total_exec_time, left(regexp_replace(query, '\s+', ' ', 'g'), 150)
            from   pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) order by total_plan_time + total_exec_time desc limit @many
            """, new { many }))
            Console.WriteLine($"{calls,8} {plans,7} {planned,9:0} {ran,9:0} {(planned + ran) * 1000 / calls,8:0}  {text}");
    }
}
