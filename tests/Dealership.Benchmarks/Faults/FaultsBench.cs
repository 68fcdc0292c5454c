using System.Diagnostics;
using Dapper;
using Dealership.Benchmarks.Measuring;
using Dealership.Contracts;
using Dealership.Host.Events;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Benchmarks.Faults;

/// <summary>Outcome 5: kill -9 of the host, of PostgreSQL and of both at random moments under load; nothing acknowledged may be lost.</summary>
internal sealed class FaultsBench : IBench
{
    private const int Store = 21;
    private static readonly string[] Victims = ["host", "PostgreSQL", "both"];

    public string Verb => "faults";

    public string Measures => "what kill -9 of host, PostgreSQL and both loses: commands and facts (--rounds, --seed, --people)";

    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (rounds, seed, people) = (options.Number("rounds", 12), options.Number("seed", 20260304), options.Number("people", 4));
        var dice = new Random(seed);
        await using var postgres = await MortalPostgres.Start(ct);
        var (callers, hearing) = await Furnish(postgres.ConnectionString, ct);
        Console.WriteLine($"{rounds} rounds, seed {seed}, {people} people open complaints; {string.Join(", ", hearing)} hear of it");
        Console.WriteLine($"{"round",5} {"killed",-11} {"after ms",8} {"away ms",8} {"acknowledged",12} {"lost",5} {"twice",6} {"facts",7} {"lost",5} {"twice",6} {"parked",7}");
        var host = await Serve(postgres, ct);
        var held = true;
        try
        {
            for (var round = 1; round <= rounds && !ct.IsCancellationRequested; round++)
            {
                var (victim, after) = (Victims[round % 3], dice.Next(300, 4000));
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
                var pressing = callers.Press(() => host.Url, people, seed + (round * 100), stop.Token);
                await Task.Delay(after, ct);
                var away = Stopwatch.StartNew();
                if (victim != "PostgreSQL") await host.Kill();
                if (victim != "host")
                {
                    postgres.Kill();
                    await postgres.Again(ct);
                }
                if (victim != "PostgreSQL") host = await Serve(postgres, ct);
                var acknowledged = callers.Acknowledged.Count;
                while (callers.Acknowledged.Count == acknowledged && away.Elapsed < TimeSpan.FromMinutes(2)) await Task.Delay(5, ct);
                away.Stop();
                await Task.Delay(dice.Next(200, 1500), ct);
                await stop.CancelAsync();
                await pressing;
                await callers.PressAgain(host.Url, ct);
                for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(3) && await Life.Waiting(postgres.ConnectionString, hearing.Append("customer_service").Distinct()) > 0;) await Task.Delay(200, ct);
                var ledger = await Ledger.Read(postgres.ConnectionString, callers.Acknowledged, hearing);
                Console.WriteLine($"{round,5} {victim,-11} {after,8} {away.ElapsedMilliseconds,8} {callers.Acknowledged.Count,12} {ledger.Lost,5} {ledger.Doubled,6} {ledger.Facts,7} {ledger.FactsLost,5} {ledger.FactsTwice,6} {ledger.Parked,7}");
                held &= ledger is { Lost: 0, Doubled: 0, FactsLost: 0, FactsTwice: 0, Parked: 0 };
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
        foreach (var refusal in callers.Refused.Distinct().Take(5)) Console.WriteLine($"refused: {refusal}");
        Console.WriteLine($"{callers.Acknowledged.Count} commands acknowledged, {callers.Again} pressed again, {callers.Unanswered} never answered");
        Console.WriteLine(held && callers.Unanswered == 0 ? "Held: acknowledged commands lost 0, facts lost 0, facts twice 0." : "NOT HELD");
        return held && callers.Unanswered == 0 ? 0 : 1;
    }

    /// <summary>A store with buyers, somebody who may open complaints, and who hears of it.</summary>
    private static async Task<(Callers, IReadOnlyList<string>)> Furnish(string database, CancellationToken ct)
    {
        await using var host = await RunningHost.Start(database, ct);
        await Life.Tell(host, database, Store, 20, ct);
        await using var db = new NpgsqlConnection(database);
        var person = await db.ExecuteScalarAsync<Guid>("select person_id from admin.holdings where store_id = @Store and position_code = @position", new { Store, position = Position.CustomerServiceManager });
        var customers = (await db.QueryAsync<Guid>("select id from customer_service.customers where store_id = @Store and merged_into is null", new { Store })).AsList();
        var facts = host.Service<Facts>();
        return (new(await Life.Token(database, Store, person), customers),
            [.. host.House.Rooms.Where(r => facts.HeardBy(r).Contains("ComplaintOpened")).Select(r => r.Schema)]);
    }

    /// <summary>As an installation without a database of its own: the host joins the server of the folder.</summary>
    private static Task<HostProcess> Serve(MortalPostgres postgres, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return HostProcess.Start("", null, ("Dealership__DataFolder", postgres.Folder));
    }
}
