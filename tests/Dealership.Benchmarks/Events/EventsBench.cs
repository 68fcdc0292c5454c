using System.Diagnostics;
using Dapper;
using Dealership.Benchmarks.Measuring;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Dealership.Plugin;
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

    public string Measures => "commit to handled in another department (--rate, or 100 and 1000 and 2000 for 60 s; --seconds, --fact handed-over|cancelled)";

    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (rate, seconds, kind) = (options.Number("rate", 0), options.Number("seconds", 20), options.Word("fact", "handed-over"));
        await using var postgres = await MortalPostgres.Start(ct, ("track_commit_timestamp", "on"));
        await using var host = await RunningHost.Start(postgres.ConnectionString, ct);
        await Life.Tell(host, postgres.ConnectionString, Store, 20, ct);
        var (facts, type) = (host.Service<Facts>(), kind == "cancelled" ? nameof(HandoverCancelled) : nameof(VehicleHandedOver));
        var hearing = host.House.Rooms.Where(r => facts.HeardBy(r).Contains(type)).Select(r => r.Schema).ToArray();
        Console.WriteLine($"{type}, one to a transaction, heard by {string.Join(", ", hearing)}; goal p50 ≤ 2, p95 ≤ 10, p99 ≤ 25 ms");
        Console.WriteLine($"{"rate",6} {"s",4} {"told/s",8} {"department",-18} {"heard",7} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"max ms",9}");
        await Told(host, 50, 3, kind, ct); // warm
        await Life.Quiet(host, postgres.ConnectionString, ct);
        foreach (var (n, s) in rate > 0 ? [(rate, seconds)] : new[] { (100, seconds), (1000, seconds), (2000, 60) })
        {
            var (keys, took) = await Told(host, n, s, kind, ct);
            var backlog = await Life.Waiting(postgres.ConnectionString, host.House.Rooms.Select(r => r.Schema));
            var draining = Stopwatch.StartNew();
            await Life.Quiet(host, postgres.ConnectionString, ct);
            var worst = (P50: 0.0, P95: 0.0, P99: 0.0);
            foreach (var schema in hearing)
            {
                var ms = await Latencies(postgres.ConnectionString, schema, keys);
                double At(double part) => ms.Length == 0 ? double.NaN : ms[Math.Min(ms.Length - 1, (int)(ms.Length * part))];
                Console.WriteLine($"{n,6} {s,4} {keys.Length / took.TotalSeconds,8:0} {schema,-18} {ms.Length,7} {At(.5),8:0.00} {At(.95),8:0.00} {At(.99),8:0.00} {At(1),9:0.0}");
                worst = (Math.Max(worst.P50, At(.5)), Math.Max(worst.P95, At(.95)), Math.Max(worst.P99, At(.99)));
            }
            var kept = keys.Length / took.TotalSeconds >= n * 0.98;
            var held = n >= 2000 ? kept && backlog < n / 2 : kept && worst is { P50: <= 2, P95: <= 10, P99: <= 25 };
            Console.WriteLine($"       {(held ? "held" : "NOT HELD")}; backlog at the end {backlog}, gone after {draining.Elapsed.TotalSeconds:0.0} s{(kept ? "" : "; the rate itself was not reached")}");
        }
        return 0; // timed: it prints and never gates
    }

    /// <summary>Tells at a steady rate, whatever happens to those who hear: each when it is due, as the duty runner does it.</summary>
    private static async Task<(Guid[] Keys, TimeSpan Took)> Told(RunningHost host, int rate, int seconds, string kind, CancellationToken ct)
    {
        var source = host.Service<Database>().Of("sales");
        var (pump, room) = (host.Service<Pump>(), host.House.Rooms.Single(r => r.Schema == "sales"));
        var keys = Enumerable.Range(0, rate * seconds).Select(_ => Guid.CreateVersion7()).ToArray();
        var next = -1;
        var began = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int n; (n = Interlocked.Increment(ref next)) < keys.Length && !ct.IsCancellationRequested;)
            {
                var due = TimeSpan.FromSeconds((double)n / rate) - began.Elapsed;
                if (due > TimeSpan.FromMilliseconds(1)) await Task.Delay(due, ct);
                await using var db = new Db(source, "sales", Caller.House(Store), new DbClaim(keys[n], "Measured"));
                db.Tell(Fact(kind, keys[n], n), keys[n]);
                await db.Commit(Outcome.Done(), ct);
                pump.Poke(room);
            }
        }, ct)));
        return (keys, began.Elapsed);
    }

    private static IFact Fact(string kind, Guid id, int n) => kind == "cancelled"
        ? new HandoverCancelled(id, TimeProvider.System.GetUtcNow())
        : new VehicleHandedOver(id, id, id, id, "TC31", $"{n:000000}", id, TimeProvider.System.GetUtcNow(), 12, "retail", false);

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
