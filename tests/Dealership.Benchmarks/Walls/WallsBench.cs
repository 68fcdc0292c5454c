using System.Diagnostics;
using Dealership.Benchmarks.Measuring;
using Dealership.TestKit;

namespace Dealership.Benchmarks.Walls;

/// <summary>Outcome 6: every endpoint and page, as the running host routes them, knocked at by everybody who should not get in.</summary>
internal sealed class WallsBench : IBench
{
    public string Verb => "walls";

    public string Measures => "rights, stores, bad inputs, headers, antiforgery and cookies at every endpoint and page (--inputs, --sales, --seed, --only rights,stores,door,forms,inputs)";

    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (inputs, sales, seed) = (options.Number("inputs", 24), options.Number("sales", 60), options.Number("seed", 20260304));
        var began = Stopwatch.GetTimestamp();
        void Say(string what) => Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:0} s  {what}");

        await using var database = await TestHouse.Open();
        await using var host = await RunningHost.Start(database.ConnectionString, ct);
        var books = await Books.Open(database.ConnectionString);
        var stores = new TwoStores(host, books, database.ConnectionString);
        await stores.Furnish(sales, ct);
        Say($"two stores furnished; of the other {stores.Say}");

        var ways = Way.All(host.Endpoints);
        var (seats, others) = (await stores.Seats(TwoStores.Own), await stores.Seats(TwoStores.Other));
        var undeclared = ways.Where(w => w.Kind != WayKind.House && w.Right is null && !w.Open).ToArray();
        Say($"{ways.Count} ways: {string.Join(", ", ways.GroupBy(w => w.Kind).Select(g => $"{g.Count()} {g.Key}"))}; {ways.Count(w => w.Right is not null)} take a right; {seats.Count} positions; seed {seed}");
        if (undeclared.Length > 0) Console.WriteLine($"          no right is declared in code that could be read, judged by what comes back alone: {string.Join(", ", undeclared.Select(w => w.ToString()))}");

        var breaches = new Breaches();
        using var knock = new Knock(host, stores, breaches);
        var plausible = await Plausible.Of(books, stores.OwnRecords);
        var chairs = new Chairs(books, knock);
        await chairs.Keep();
        (string Name, Func<Task> Try)[] walls =
        [
            ("rights", () => new RightsWall(knock, plausible, breaches, chairs, seed).Try(ways, seats, ct)),
            ("stores", () => new StoreWall(knock, plausible, breaches, stores, books, seed).Try(ways, seats, others, ct)),
            ("door", () => new DoorWall(host, knock, plausible, breaches, books).Try(ways, seats, ct)),
            ("forms", () => new FormsWall(host, knock, plausible, breaches, books, chairs, seed).Try(ways, seats, Math.Max(1, inputs / 6), ct)),
            ("inputs", () => new BadInputs(knock, plausible, breaches, chairs, seed).Try(ways, seats, inputs, ct)),
        ];
        var only = options.Word("only", string.Join(',', walls.Select(w => w.Name))).Split(',');
        foreach (var (name, wall) in walls.Where(w => only.Contains(w.Name)))
        {
            await wall();
            Say($"{name} tried; people set back into their seats {chairs.Times} times so far");
        }
        breaches.Print();
        return breaches.None ? 0 : 1;
    }
}
