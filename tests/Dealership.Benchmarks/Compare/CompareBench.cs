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
    public string Measures => "CPU, bytes and round trips of six requests against a bare server: --rows 100000 --rounds 5 --requests 600 --at-once 8 --statements no";

    /// <inheritdoc />
    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (rows, rounds) = (options.Number("rows", 100_000), options.Number("rounds", 5));
        await using var postgres = await OwnPostgres.Start(fast: false, ct);
        await MeasuredHouse.Make(postgres, "house", ct);
        await Filling.To(postgres, "house", 0, rows, ct);
        await postgres.Do("dealership", "create database bare template house", null, ct);
        var leads = await Filling.Some<Guid>(postgres, "house", "select id from sales.leads", Cast.Store, ct);
        var phones = await Filling.Some<string>(postgres, "house", "select phone from customer_service.customers", Cast.Store, ct);
        Console.WriteLine($"{rows} leads in {Filling.Stores} stores, in both databases.");

        var timed = rounds > 0 ? await Time(postgres, leads, phones, options, ct) : new Dictionary<string, Timed>();
        await using var wire = new Wire(postgres.At("house"));
        await using var counted = await MeasuredHouse.Start(wire.ConnectionString);
        using var side = new Side("house", counted.Url, counted.Probe, new(leads, phones) { From = 50_000_000 });
        var counts = await Counted.Of(side, wire, ct);
        await using var bareWire = new Wire(postgres.At("bare"));
        await using var bareCounted = await BareProcess.Start(bareWire.ConnectionString, ct);
        using var bareSide = new Side("bare", bareCounted.Url, bareCounted.Probe, new(leads, phones) { From = 50_000_000 });
        var bareCounts = await Counted.Of(bareSide, bareWire, ct);
        if (options.Word("statements", "no") == "yes") foreach (var (kind, c) in counts) Console.WriteLine($"{kind}\n  {string.Join("\n  ", c.Statements)}");
        return Print(timed, counts, bareCounts);
    }

    private static async Task<IReadOnlyDictionary<string, Timed>> Time(OwnPostgres postgres, IReadOnlyList<Guid> leads, IReadOnlyList<string> phones, Options options, CancellationToken ct)
    {
        await using var house = await MeasuredHouse.Start(postgres.At("house"));
        await using var bare = await BareProcess.Start(postgres.At("bare"), ct);
        using var first = new Side("house", house.Url, house.Probe, new(leads, phones));
        using var second = new Side("bare", bare.Url, bare.Probe, new(leads, phones));
        var timed = await Timed.Of(postgres, first, second, options.Number("rounds", 5), options.Number("requests", 600), options.Number("at-once", 8), ct);
        if (first.Refused is { } one) Console.WriteLine($"The house refused {one}");
        if (second.Refused is { } other) Console.WriteLine($"The bare server refused {other}");
        return timed;
    }

    private static int Print(IReadOnlyDictionary<string, Timed> timed, IReadOnlyDictionary<string, Counted> house, IReadOnlyDictionary<string, Counted> bare)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-10} {"µs/request, server + PostgreSQL",-40} {"ratio",6} {"rounds",13} {"bytes/request",17} {"round trips",11} {"unprepared",10} {"errors",8}");
        foreach (var (kind, h) in house)
        {
            var b = bare[kind];
            var t = timed.GetValueOrDefault(kind, new(default, default, [0], 0));
            Console.WriteLine($"{kind,-10} {t.House.Server,6:0} +{t.House.Postgres,6:0} house {t.Bare.Server,6:0} +{t.Bare.Postgres,6:0} bare {"",2} {t.Ratio,6:0.00} {$"{t.Ratios.Min():0.00}–{t.Ratios.Max():0.00}",13} {$"{h.Bytes} / {b.Bytes}",17} {$"{h.Trips} / {b.Trips}",11} {h.Unprepared,10} {t.Errors + h.Errors,8}");
        }
        Console.WriteLine();
        if (timed.Count > 0)
        {
            var mean = Math.Exp(timed.Values.Average(t => Math.Log(t.Ratio)));
            var most = timed.MaxBy(t => t.Value.Ratio);
            Say(mean <= Mean, $"geometric mean {mean:0.00}, at most {Mean:0.00}");
            Say(most.Value.Ratio <= Most, $"dearest {most.Key} {most.Value.Ratio:0.00}, at most {Most:0.00}");
        }
        Say(house.Values.All(c => c.Trips <= 1), $"round trips {string.Join(", ", house.Select(c => $"{c.Key} {c.Value.Trips}"))}, at most 1 each");
        Say(house.Values.All(c => c.Unprepared == 0), "no statement left unprepared");
        Say(timed.Values.All(t => t.Errors == 0) && house.Values.All(c => c.Errors == 0), "no errors");
        return 0; // a time never gates; what can be counted does so in the verb gate
    }

    private static void Say(bool held, string goal) => Console.WriteLine($"{(held ? "held    " : "NOT HELD")} {goal}");
}
