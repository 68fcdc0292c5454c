using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Compare;

/// <summary>What one request of a kind takes that can be counted and is the same on every machine.</summary>
/// <param name="Trips">Round trips of the request in the middle.</param>
/// <param name="Unprepared">Statements that it left unprepared.</param>
/// <param name="Bytes">Allocated by the server.</param>
/// <param name="Buffers">Pages of PostgreSQL touched.</param>
/// <param name="Errors">Requests that failed.</param>
/// <param name="Statements">What it ran, trip by trip of the request in the middle.</param>
internal sealed record Counted(int Trips, int Unprepared, long Bytes, long Buffers, int Errors, IReadOnlyList<string> Statements)
{
    private const int Warm = 60, Many = 60, One = 15;

    /// <summary>Counts each kind: many requests for the bytes, then one after the other for what goes over the wire.</summary>
    public static async Task<IReadOnlyDictionary<string, Counted>> Of(Side side, Wire wire, CancellationToken ct)
    {
        var all = new Dictionary<string, Counted>();
        // What the house does by itself after it has started is not to be counted with the first.
        await Quiet(wire, 10, 600, ct);
        foreach (var kind in side.Kinds)
        {
            await side.Ask(kind, Warm, 2, ct);
            await Rest(wire, kind, ct);
            var before = side.Probe.Ask().Allocated;
            var (asked, errors) = await side.Ask(kind, Many, 1, ct);
            var bytes = (side.Probe.Ask().Allocated - before) / Math.Max(asked, 1);
            var seen = new List<IReadOnlyList<Unit>>();
            for (var i = 0; i < One; i++)
            {
                await Rest(wire, kind, ct);
                errors += (await side.Ask(kind, 1, 1, ct)).Errors;
                await Task.Delay(5, ct);
                seen.Add([.. wire.Take().Where(u => !u.InBackground && !u.IsSignIn)]);
            }
            var middle = seen.OrderBy(s => s.Sum(u => u.Trips)).ThenBy(s => s.Sum(u => u.Plans.Sum(p => p.Buffers))).ElementAt(One / 2);
            all[kind.Name] = new(middle.Sum(u => u.Trips), middle.Sum(u => u.Statements.Count(s => !s.Prepared)), bytes, middle.Sum(u => u.Plans.Sum(p => p.Buffers)), errors,
                [.. middle.SelectMany(u => u.Statements.Select(s => $"{u.User,-22} {(s.Prepared ? ' ' : '!')} {string.Join(' ', s.Sql.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))}"))]);
        }
        return all;
    }

    /// <summary>Lets what was written be heard, so that it is not counted with the next request.</summary>
    private static async Task Rest(Wire wire, Kind kind, CancellationToken ct)
    {
        if (kind.Writes) await Quiet(wire, 1, 40, ct);
        wire.Take();
    }

    /// <summary>Until nothing was asked of the database in so many twentieths of a second, one after the other; after so many at most.</summary>
    private static async Task Quiet(Wire wire, int twentieths, int most, CancellationToken ct)
    {
        wire.Take();
        for (int quiet = 0, looked = 0; quiet < twentieths && looked < most; looked++)
        {
            await Task.Delay(50, ct);
            quiet = wire.Take().Count == 0 ? quiet + 1 : 0;
        }
    }
}
