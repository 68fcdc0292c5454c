using Dealership.Benchmarks.Measuring;
using Dealership.TestKit;

namespace Dealership.Benchmarks.Compare;

/// <summary>The house against a bare server: the same requests on the same rows, in interleaved rounds.</summary>
internal sealed class CompareBench : IBench
{
    private const double Mean = 1.30, Most = 1.6;

    /// <inheritdoc />
    public string Verb => "compare";

    /// <inheritdoc />
    public string Measures => "CPU, bytes and round trips of six requests against a bare server: --rows 100000 --rounds 5 --requests 600 --at-once 8 --only get,list --statements no --dearest 0";

    /// <inheritdoc />
    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (rows, rounds) = (options.Number("rows", 100_000), options.Number("rounds", 5));
        var dearest = options.Number("dearest", 0);
        await using var postgres = await OwnPostgres.Start(fast: false, ct, dearest > 0 ? [Statements.Setting] : []);
        await MeasuredHouse.Make(postgres, "house", ct);
        await Filling.To(postgres, "house", 0, rows, ct);
        foreach (var other in new[] { "bare", "walls" }) await postgres.Do("dealership", $"create database {other} template house", null, ct);
        var leads = await Filling.Some<Guid>(postgres, "house", "select id from sales.leads", Cast.Store, ct);
        var phones = await Filling.Some<string>(postgres, "house", "select phone from customer_service.customers", Cast.Store, ct);
        Console.WriteLine($"{rows} leads in {Filling.Stores} stores, in each database.");
        Side Asked(string name, Uri url, Probe probe, int from) => new(name, url, probe, new(leads, phones) { From = from }, options.Word("only", ""));

        var timed = rounds > 0 ? await Time(postgres, Asked, options, ct) : new Dictionary<string, Timed>();
        if (dearest > 0) await Statements.Print(postgres.At("house"), dearest);
        await using var wire = new Wire(postgres.At("house"));
        await using var counted = await MeasuredHouse.Start(wire.ConnectionString);
        using var side = Asked("house", counted.Url, counted.Probe, 50_000_000);
        var counts = await Counted.Of(side, wire, ct);
        await using var bareWire = new Wire(postgres.At("bare"));
        await using var bareCounted = await BareProcess.Start(bareWire.ConnectionString, ct);
        using var bareSide = Asked("bare", bareCounted.Url, bareCounted.Probe, 50_000_000);
        var bareCounts = await Counted.Of(bareSide, bareWire, ct);
        if (options.Word("statements", "no") == "yes") foreach (var (kind, c) in counts) Console.WriteLine($"{kind}\n  {string.Join("\n  ", c.Statements)}");
        return Print(timed, counts, bareCounts);
    }

    private static async Task<IReadOnlyDictionary<string, Timed>> Time(OwnPostgres postgres, Func<string, Uri, Probe, int, Side> asked, Options options, CancellationToken ct)
    {
        await using var house = await MeasuredHouse.Start(postgres.At("house"));
        await using var bare = await BareProcess.Start(postgres.At("bare"), ct);
        await using var walled = await BareProcess.Start(postgres.At("walls"), ct, walls: true);
        using var first = asked("house", house.Url, house.Probe, 0);
        using var second = asked("bare", bare.Url, bare.Probe, 0);
        using var third = asked("walls", walled.Url, walled.Probe, 0);
        var timed = await Timed.Of(postgres, [first, second, third], options.Number("rounds", 5), options.Number("requests", 600), options.Number("at-once", 8),
            () => options.Number("dearest", 0) > 0 ? Statements.Begin(postgres.At("house")) : Task.CompletedTask, ct);
        foreach (var side in new[] { first, second, third })
            if (side.Refused is { } refused) Console.WriteLine($"{side.Name} refused {refused}");
        return timed;
    }

    private static int Print(IReadOnlyDictionary<string, Timed> timed, IReadOnlyDictionary<string, Counted> house, IReadOnlyDictionary<string, Counted> bare)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-10} {"µs/request, server + PostgreSQL",-61} {"ratio",6} {"rounds",13} {"walls alone",11} {"bytes/request",17} {"round trips",11} {"unprepared",10} {"errors",8}");
        foreach (var (kind, h) in house)
        {
            var b = bare[kind];
            var t = timed.GetValueOrDefault(kind, new(default, default, default, [0], 0));
            Console.WriteLine($"{kind,-10} {t.House.Server,6:0} +{t.House.Postgres,6:0} house {t.Bare.Server,6:0} +{t.Bare.Postgres,6:0} bare {t.Walls.Server,6:0} +{t.Walls.Postgres,6:0} walls {"",2} {t.Ratio,6:0.00} {$"{t.Ratios.Min():0.00}–{t.Ratios.Max():0.00}",13} {t.WallsRatio,11:0.00} {$"{h.Bytes} / {b.Bytes}",17} {$"{h.Trips} / {b.Trips}",11} {h.Unprepared,10} {t.Errors + h.Errors,8}");
        }
        Console.WriteLine();
        if (timed.Count > 0)
        {
            var (mean, walls) = (Math.Exp(timed.Values.Average(t => Math.Log(t.Ratio))), Math.Exp(timed.Values.Average(t => Math.Log(t.WallsRatio))));
            var most = timed.MaxBy(t => t.Value.Ratio);
            Say(mean <= Mean, $"geometric mean {mean:0.00}, at most {Mean:0.00}; the bare server with walls and nobody to hear has {walls:0.00}");
            Say(most.Value.Ratio <= Most, $"dearest {most.Key} {most.Value.Ratio:0.00}, at most {Most:0.00}");
        }
        Say(house.Values.All(c => c.Trips <= 1), $"round trips {string.Join(", ", house.Select(c => $"{c.Key} {c.Value.Trips}"))}, at most 1 each");
        Say(house.Values.All(c => c.Unprepared == 0), "no statement left unprepared");
        Say(timed.Values.All(t => t.Errors == 0) && house.Values.All(c => c.Errors == 0), "no errors");
        return 0; // a time never gates; what can be counted does so in the verb gate
    }

    private static void Say(bool held, string goal) => Console.WriteLine($"{(held ? "held    " : "NOT HELD")} {goal}");
}
