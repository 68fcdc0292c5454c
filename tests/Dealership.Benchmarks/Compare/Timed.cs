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
/// <param name="Ratios">House to bare, round by round: the spread.</param>
/// <param name="Errors">Of both.</param>
internal sealed record Timed(Cost House, Cost Bare, IReadOnlyList<double> Ratios, int Errors)
{
    /// <summary>House to bare.</summary>
    public double Ratio => House.All / Bare.All;

    /// <summary>Times them; each round asks both servers the same number of each kind, now one first, now the other.</summary>
    public static async Task<IReadOnlyDictionary<string, Timed>> Of(OwnPostgres postgres, Side house, Side bare, int rounds, int requests, int atOnce, CancellationToken ct)
    {
        foreach (var side in new[] { house, bare })
            foreach (var kind in side.Kinds) await side.Ask(kind, requests, atOnce, ct);
        // What autovacuum does within its first minutes: until then both keep plans for tables that were empty.
        foreach (var side in new[] { house, bare }) await postgres.Do(side.Name, "vacuum analyze", null, ct);
        var rows = house.Kinds.ToDictionary(k => k.Name, _ => new List<(Cost House, Cost Bare, int Errors)>());
        for (var round = 0; round < rounds; round++)
            foreach (var at in Enumerable.Range(0, house.Kinds.Count))
            {
                var costs = new Dictionary<Side, (Cost Cost, int Errors)>();
                foreach (var side in round % 2 == 0 ? new[] { house, bare } : [bare, house]) costs[side] = await Block(postgres, side, side.Kinds[at], requests, atOnce, ct);
                rows[house.Kinds[at].Name].Add((costs[house].Cost, costs[bare].Cost, costs[house].Errors + costs[bare].Errors));
            }
        return rows.ToDictionary(r => r.Key, r => new Timed(Over(r.Value.Select(x => x.House)), Over(r.Value.Select(x => x.Bare)), [.. r.Value.Select(x => x.House.All / x.Bare.All)], r.Value.Sum(x => x.Errors)));
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
