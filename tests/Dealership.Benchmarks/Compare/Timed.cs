using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Compare;

/// <summary>CPU time of a request.</summary>
/// <param name="Server">Microseconds of the server.</param>
/// <param name="Postgres">Microseconds of PostgreSQL, all its processes.</param>
internal readonly record struct Cost(double Server, double Postgres)
{
    /// <summary>Both.</summary>
    public double All => Server + Postgres;
}

/// <summary>A kind of request, timed in rounds that take turns.</summary>
/// <param name="House">Over all rounds.</param>
/// <param name="Bare">Over all rounds.</param>
/// <param name="Walls">The bare server with walls, over all rounds.</param>
/// <param name="Ratios">House to bare, round by round: the spread.</param>
/// <param name="Errors">Of all.</param>
internal sealed record Timed(Cost House, Cost Bare, Cost Walls, IReadOnlyList<double> Ratios, int Errors)
{
    /// <summary>House to bare.</summary>
    public double Ratio => House.All / Bare.All;

    /// <summary>The bare server with walls to the one without.</summary>
    public double WallsRatio => Walls.All / Bare.All;

    /// <summary>Times the house, the bare server and that with walls, once <paramref name="warmed"/> was told that they are warm; each round asks all the same number of each kind, now one first, now the other.</summary>
    public static async Task<IReadOnlyDictionary<string, Timed>> Of(OwnPostgres postgres, Side[] sides, int rounds, int requests, int atOnce, Func<Task> warmed, CancellationToken ct)
    {
        foreach (var side in sides)
            await Warm.Up(async () => { foreach (var kind in side.Kinds) await side.Ask(kind, requests, atOnce, ct); }, () => side.Probe.Ask().Compiled, 20, ct);
        // What autovacuum does within its first minutes: until then all keep plans for tables that were empty.
        foreach (var side in sides) await postgres.Do(side.Name, "vacuum analyze", null, ct);
        await warmed();
        Console.WriteLine("All are warm.");
        var rows = sides[0].Kinds.ToDictionary(k => k.Name, _ => new List<(Cost Cost, int Errors)[]>());
        for (var round = 0; round < rounds; round++)
            foreach (var at in Enumerable.Range(0, sides[0].Kinds.Count))
            {
                var costs = new (Cost, int)[sides.Length];
                foreach (var i in Enumerable.Range(0, sides.Length).Select(i => (i + round) % sides.Length)) costs[i] = await Block(postgres, sides[i], sides[i].Kinds[at], requests, atOnce, ct);
                rows[sides[0].Kinds[at].Name].Add(costs);
            }
        return rows.ToDictionary(r => r.Key, r => new Timed(Over(r.Value.Select(x => x[0].Cost)), Over(r.Value.Select(x => x[1].Cost)), Over(r.Value.Select(x => x[2].Cost)),
            [.. r.Value.Select(x => x[0].Cost.All / x[1].Cost.All)], r.Value.Sum(x => x.Sum(one => one.Errors))));
    }

    private static async Task<(Cost, int Errors)> Block(OwnPostgres postgres, Side side, Kind kind, int requests, int atOnce, CancellationToken ct)
    {
        var process = side.Probe.Ask().Process;
        var (server, database) = (Cpu.Of(process), Cpu.OfTree(postgres.Process));
        var (asked, errors) = await side.Ask(kind, requests, atOnce, ct);
        // What a command told is heard after it: that is part of its price.
        if (kind.Writes) await Task.Delay(1000, ct);
        return (new((Cpu.Of(process) - server) / Math.Max(asked, 1), (Cpu.OfTree(postgres.Process) - database) / Math.Max(asked, 1)), errors);
    }

    private static Cost Over(IEnumerable<Cost> costs)
    {
        var all = costs.ToArray();
        return new(all.Average(c => c.Server), all.Average(c => c.Postgres));
    }
}
