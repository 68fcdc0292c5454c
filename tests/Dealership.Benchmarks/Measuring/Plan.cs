using System.Text.Json;

namespace Dealership.Benchmarks.Measuring;

/// <summary>What PostgreSQL did for a statement (auto_explain with analyze and buffers).</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Buffers">Pages of 8 KiB that it touched, in memory or not.</param>
/// <param name="Tables">From which tables it read.</param>
/// <param name="Counted">The most rows that one count, sum or group went through.</param>
/// <param name="Dearest">The node that touched most by itself.</param>
internal sealed record Plan(string Sql, long Buffers, IReadOnlySet<string> Tables, long Counted, string Dearest)
{
    private const string Said = "plan:\n";

    /// <summary>What makes PostgreSQL tell; for new connections to the database.</summary>
    public static string Ask(string database) => $"""
        alter database {database} set session_preload_libraries = 'auto_explain';
        alter database {database} set auto_explain.log_min_duration = 0;
        alter database {database} set auto_explain.log_analyze = on;
        alter database {database} set auto_explain.log_buffers = on;
        alter database {database} set auto_explain.log_timing = off;
        alter database {database} set auto_explain.log_format = 'json';
        alter database {database} set auto_explain.log_level = 'notice';
        """;

    /// <summary>Out of a notice; nothing when it is another.</summary>
    public static Plan? Read(string notice)
    {
        var at = notice.IndexOf(Said, StringComparison.Ordinal);
        if (at < 0) return null;
        var text = notice[(at + Said.Length)..];
        using var document = JsonDocument.Parse(text[..text.IndexOf('\0', StringComparison.Ordinal)]);
        var plan = document.RootElement.GetProperty("Plan");
        var (tables, counted, dearest, most) = (new HashSet<string>(), 0L, "", -1L);
        Walk(plan);
        return new(document.RootElement.GetProperty("Query Text").GetString()!, Touched(plan), tables, counted, dearest);

        void Walk(JsonElement node)
        {
            var below = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().ToArray() : [];
            if (node.TryGetProperty("Relation Name", out var table)) tables.Add(table.GetString()!);
            var own = Touched(node) - below.Sum(Touched);
            if (own > most) (most, dearest) = (own, Name(node));
            if (node.GetProperty("Node Type").GetString() is "Aggregate" or "WindowAgg" && below.Length > 0) counted = Math.Max(counted, below.Max(Rows));
            foreach (var one in below) Walk(one);
        }
    }

    private static string Name(JsonElement node) => string.Join(' ', new[] { "Node Type", "Relation Name", "Index Name" }.Where(p => node.TryGetProperty(p, out _)).Select(p => node.GetProperty(p).GetString()));

    private static long Touched(JsonElement node) => Number(node, "Shared Hit Blocks") + Number(node, "Shared Read Blocks");

    private static long Rows(JsonElement node) => Number(node, "Actual Rows") * Number(node, "Actual Loops");

    private static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;
}
