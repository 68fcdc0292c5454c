using System.Text.RegularExpressions;

namespace Dealership.Benchmarks.Walls;

/// <summary>Every way that names a record × the records of the other store: 404, nothing said, nothing changed.</summary>
internal sealed partial class StoreWall(Knock knock, Plausible plausible, Breaches breaches, TwoStores stores, Books books, int seed)
{
    /// <summary>Knocks with the other store's ids as everybody who has the right, and once as its own people to see that the ids lead somewhere.</summary>
    public async Task Try(IReadOnlyList<Way> ways, IReadOnlyList<Seat> seats, IReadOnlyList<Seat> others, CancellationToken ct)
    {
        var before = await books.Print(TwoStores.Other);
        var named = ways.Where(w => w.Kind != WayKind.House && w is not { Kind: WayKind.Page, Method: "POST" } && w.Template.Contains(":guid", StringComparison.Ordinal)).ToArray();
        await Parallel.ForEachAsync(named, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (way, _) => await Theirs(way, seats));
        var after = await books.Print(TwoStores.Other);
        foreach (var (table, print) in after.Where(a => before[a.Key] != a.Value)) breaches.Found("another store is not changed", table, $"{before[table]} → {print}");
        await Parallel.ForEachAsync(named.Where(w => !w.Changes), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (way, _) =>
        {
            foreach (var id in Ids(way))
                foreach (var seat in others.Where(s => way.Right is null || s.Declared.Contains(way.Right)).Take(2))
                    if ((await knock.At(way, seat, Path(way, id), walled: false)).Status == 200) { breaches.Tried("ways by id that answered their own store"); return; }
            breaches.Tried("ways by id that no planted record leads to");
        });
    }

    private async Task Theirs(Way way, IReadOnlyList<Seat> seats)
    {
        var may = seats.Where(s => way.Right is null || s.Declared.Contains(way.Right)).ToArray();
        if (may.Length == 0) return;
        var n = 0;
        foreach (var id in Ids(way))
        {
            var dice = new Random(seed + n);
            var answer = await knock.At(way, may[n++ % may.Length], Path(way, id), RightsWall.Content(way, plausible, dice));
            breaches.Tried("way × another store's record");
            // Whoever may not see the record is told less than that it is not there; a form that is wrong anyhow is refused before the record is looked for.
            var closed = answer.Status is 404 or 403 or 400 || (way.Changes && answer.Status == 422) || (way.Kind == WayKind.Page && answer.Status == 302);
            if (closed) continue;
            // A list behind a record may be empty instead of missing, as long as it is so for an id that nobody has.
            var nobodys = Guid.NewGuid();
            var same = await knock.At(way, may[(n - 1) % may.Length], Path(way, nobodys), RightsWall.Content(way, plausible, dice));
            if (!way.Changes && same.Status == answer.Status && Bare(same.Body) == Bare(answer.Body)) breaches.Tried("  of them answered like an id that nobody has");
            else breaches.Found("another store's id is 404", way.ToString(), $"{answer.Status}: {answer.Asked} → {Head(answer.Body)}");
        }
    }

    /// <summary>Of the tables of the department that the way leads to; a way of the host takes all.</summary>
    private IEnumerable<Guid> Ids(Way way)
    {
        var schema = (way.Template.Split('/') is [_, "api", var segment, ..] ? segment : way.Template.Split('/')[1]).Replace('-', '_');
        var own = stores.Records.Where(r => r.Schema == schema || (schema == "imports" && r.Schema == "house")).Select(r => r.Id).ToArray();
        return own.Length > 0 ? own : stores.Records.Select(r => r.Id);
    }

    private string Path(Way way, Guid id) => plausible.Path(way, new Random(seed), id) + plausible.Query(way, new Random(seed));

    /// <summary>Without what differs from answer to answer: ids, and tokens that are drawn anew for each form.</summary>
    private static string Bare(string body) => Drawn().Replace(body, "");

    private static string Head(string body) => body.Length > 120 ? body[..120] : body;

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|CfDJ8[A-Za-z0-9_-]+|[0-9T:.-]{19,}Z")]
    private static partial Regex Drawn();
}
