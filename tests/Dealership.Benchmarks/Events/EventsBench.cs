using System.Diagnostics;
using System.Runtime;
using Dapper;
using Dealership.Benchmarks.Measuring;
using Dealership.Contracts.Sales;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Npgsql;

namespace Dealership.Benchmarks.Events;

/// <summary>
/// Outcome 3: from the commit in one department to the commit in another that heard of it. Both instants are PostgreSQL's own
/// (<c>track_commit_timestamp</c>), so nobody's polling is measured.
/// </summary>
internal sealed class EventsBench : IBench
{
    private const int Store = 31;

    public string Verb => "events";

    public string Measures => "commit to handled in another department (--rate, or 100 and 1000 and 2000 for 60 s; --seconds, --fact NAME or list, --statements 0)";

    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (rate, seconds, name) = (options.Number("rate", 0), options.Number("seconds", 20), options.Word("fact", nameof(VehicleHandedOver)));
        var busy = await Machine.Busy(TimeSpan.FromSeconds(2), ct);
        var statements = options.Number("statements", 0);
        (string, string)[] counting = statements > 0 ? [("track_commit_timestamp", "on"), Statements.Setting] : [("track_commit_timestamp", "on")];
        await using var postgres = await MortalPostgres.Start(ct, counting);
        await using var host = await RunningHost.Start(postgres.ConnectionString, ct);
        if (!Facts.Kinds.TryGetValue(name, out var kind))
        {
            Told.List(host);
            return 0;
        }
        await Life.Tell(host, postgres.ConnectionString, Store, 20, ct);
        var facts = host.Service<Facts>();
        var hearing = host.House.Rooms.Where(r => facts.HeardBy(r).Contains(name)).Select(r => r.Schema).ToArray();
        Console.WriteLine($"{name}, one to a transaction, heard by {string.Join(", ", hearing)}; goal p50 ≤ 2, p95 ≤ 10, p99 ≤ 25 ms; {Environment.ProcessorCount} cores");
        Console.WriteLine($"Before it began the machine was {busy:P0} busy{(busy > .1 ? ": NOT IDLE, these figures are not the product's alone" : "")}.");
        Console.WriteLine($"{"rate",6} {"s",4} {"told/s",8} {"department",-18} {"heard",7} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"max ms",9}");
        var (database, pump, room) = (postgres.ConnectionString, host.Service<Pump>(), host.House.Rooms.Single(r => r.Schema == "sales"));
        var (teller, server) = (new Teller(host.Service<Database>().Of("sales").ConnectionString, Store), await Server(database));
        Teller.Round Tell(int n, int s) => teller.Tell(n, s, (id, i) => Told.Of(kind, id, i, TimeProvider.System.GetUtcNow()), () => pump.Poke(room));
        await Warm.Up(() => Task.Run(() => Tell(200, 5), ct), () => JitInfo.GetCompiledMethodCount(), 30, ct);
        await Life.Quiet(host, database, ct);
        await Settled(database);
        if (statements > 0) await Statements.Begin(database);
        foreach (var (n, s) in rate > 0 ? [(rate, seconds)] : new[] { (100, seconds), (1000, seconds), (2000, 60) })
        {
            var (before, heard) = (Spent(server), await Heard(database, host));
            var round = await Task.Run(() => Tell(n, s), ct);
            var backlog = await Life.Waiting(database, host.House.Rooms.Select(r => r.Schema));
            var draining = Stopwatch.StartNew();
            await Life.Quiet(host, database, ct);
            var (after, hearings, all) = (Spent(server), await Heard(database, host) - heard, round.Took + draining.Elapsed);
            var worst = (P50: 0.0, P95: 0.0, P99: 0.0);
            foreach (var schema in hearing)
            {
                var ms = await Latencies(database, schema, round.Keys);
                double At(double part) => ms.Length == 0 ? double.NaN : ms[Math.Min(ms.Length - 1, (int)(ms.Length * part))];
                Console.WriteLine($"{n,6} {s,4} {round.Keys.Length / round.Took.TotalSeconds,8:0} {schema,-18} {ms.Length,7} {At(.5),8:0.00} {At(.95),8:0.00} {At(.99),8:0.00} {At(1),9:0.0}");
                worst = (Math.Max(worst.P50, At(.5)), Math.Max(worst.P95, At(.95)), Math.Max(worst.P99, At(.99)));
            }
            var kept = round.Keys.Length / round.Took.TotalSeconds >= n * 0.98;
            var held = n >= 2000 ? kept && backlog < n / 2 : kept && worst is { P50: <= 2, P95: <= 10, P99: <= 25 };
            Console.WriteLine($"       {(held ? "held" : "NOT HELD")}; backlog at the end {backlog}, gone after {draining.Elapsed.TotalSeconds:0.0} s; 99 of 100 begun within {round.LatestMs:0.0} ms of when due{(kept ? "" : "; the rate itself was not reached")}");
            var (client, server1) = (after.Host - before.Host - round.ClientMs, after.Server - before.Server - round.ServerMs);
            string Part(double ms) => $"{ms / all.TotalMilliseconds / Environment.ProcessorCount,5:P0}";
            Console.WriteLine($"       CPU of all cores: telling {Part(round.ClientMs)} + PostgreSQL {Part(round.ServerMs)}; moving and hearing {Part(client)} + PostgreSQL {Part(server1)}");
            Console.WriteLine($"       per fact told: telling {(round.ClientMs + round.ServerMs) * 1000 / round.Keys.Length:0} µs; moving and hearing {(client + server1) * 1000 / round.Keys.Length:0} µs = {hearings / (double)round.Keys.Length:0.0} hearings (what hearing tells included) of {client * 1000 / hearings:0} µs + PostgreSQL {server1 * 1000 / hearings:0} µs"
                + $": {Environment.ProcessorCount * 1e6 / ((client + server1 + round.ClientMs + round.ServerMs) * 1000 / round.Keys.Length):0} facts a second would fill the machine");
        }
        if (statements > 0) await Statements.Print(database, statements);
        return 0; // timed: it prints and never gates
    }

    /// <summary>What autovacuum does within its first minutes: until then plans are those of empty tables, which no store has after its first day.</summary>
    private static async Task Settled(string database)
    {
        await using var db = new NpgsqlConnection(database);
        await db.ExecuteAsync(new CommandDefinition("vacuum analyze", commandTimeout: 300));
    }

    /// <summary>The process that all processes of PostgreSQL are children of.</summary>
    private static async Task<int> Server(string database)
    {
        await using var db = new NpgsqlConnection(database);
        return Cpu.ParentOf(await db.ExecuteScalarAsync<int>("select pg_backend_pid()"));
    }

    /// <summary>CPU time so far, in milliseconds.</summary>
    private static (double Host, double Server) Spent(int server) => (Cpu.Of(Environment.ProcessId) / 1000, Cpu.OfTree(server) / 1000);

    private static async Task<long> Heard(string database, RunningHost host)
    {
        await using var db = new NpgsqlConnection(database);
        return await db.ExecuteScalarAsync<long>("select " + string.Join(" + ", host.House.Rooms.Select(r => $"(select count(*) from {r.Schema}.inbox where done_at is not null)")));
    }

    /// <summary>Commit of the hearing department's mark minus commit of the teller's claim, in order of size.</summary>
    private static async Task<double[]> Latencies(string connection, string schema, Guid[] keys)
    {
        await using var db = new NpgsqlConnection(connection);
        return [.. await db.QueryAsync<double>(new CommandDefinition($"""
            select (extract(epoch from pg_xact_commit_timestamp(i.xmin) - pg_xact_commit_timestamp(c.xmin)) * 1000)::float8
            from   sales.commands c join {schema}.inbox i on i.about = c.key and i.source = 'sales'
            where  c.store_id = {Store} and c.key = any(@keys) and i.done_at is not null
            order  by 1
            """, new { keys }, commandTimeout: 300))];
    }
}
