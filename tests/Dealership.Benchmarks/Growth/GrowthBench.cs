using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Growth;

/// <summary>What looking costs when the tables have grown: the same looks at two sizes, in pages of PostgreSQL touched.</summary>
internal sealed class GrowthBench : IBench
{
    private const double Exponent = 0.05, LaterPage = 1.2;
    private const int Page = 100, Counted = 1001;

    /// <inheritdoc />
    public string Verb => "growth";

    /// <inheritdoc />
    public string Measures => "Pages of PostgreSQL touched by every look at two sizes: --from 100000 --to 3000000 --all no";

    /// <inheritdoc />
    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var (from, to) = (options.Number("from", 100_000), options.Number("to", 3_000_000));
        await using var postgres = await OwnPostgres.Start(fast: true, ct);
        await MeasuredHouse.Make(postgres, "house", ct);
        await postgres.Do("house", Plan.Ask("house"), null, ct);
        IReadOnlyList<string> addresses;
        Dictionary<string, Looked> small, large;
        var pages = new List<(string Address, int Page, Looked First, Looked Last)>();
        await Filling.To(postgres, "house", 0, from, ct);
        await using (var wire = new Wire(postgres.At("house")))
        await using (var house = await MeasuredHouse.Start(wire.ConnectionString))
        {
            addresses = [.. (await Addresses.All(postgres, "house", house.Url, ct)).Where(a => a.Contains(options.Word("only", ""), StringComparison.Ordinal))];
            using var looks = new Looks(house.Url, wire);
            small = await All(looks, addresses, ct);
        }
        await Filling.To(postgres, "house", from, to, ct);
        await using (var wire = new Wire(postgres.At("house")))
        await using (var house = await MeasuredHouse.Start(wire.ConnectionString))
        {
            using var looks = new Looks(house.Url, wire);
            large = await All(looks, addresses, ct);
            foreach (var (address, first) in large.Where(l => l.Value.Next is not null))
            {
                var (later, page) = await looks.Page(address, Page, ct);
                if (page > 1 && await looks.At(later, ct) is { } last) pages.Add((address, page, first, last));
            }
            foreach (var fault in looks.Faults.Distinct()) Console.WriteLine($"FAULT {fault}");
        }
        Print(from, to, addresses.Count, small, large, pages, options.Word("all", "no") == "yes");
        return 0;
    }

    private static async Task<Dictionary<string, Looked>> All(Looks looks, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var seen = new Dictionary<string, Looked>();
        foreach (var address in addresses)
            if (await looks.At(address, ct) is { } looked) seen[address] = looked;
        return seen;
    }

    private static void Print(int from, int to, int addresses, Dictionary<string, Looked> small, Dictionary<string, Looked> large, List<(string Address, int Page, Looked First, Looked Last)> pages, bool all)
    {
        var grown = large.Where(l => small.ContainsKey(l.Key) && l.Value.Tables.Overlaps(Filling.Tables))
            .Select(l => (Address: l.Key, Small: small[l.Key], Large: l.Value, Exponent: Of(small[l.Key].Buffers, l.Value.Buffers, from, to))).OrderByDescending(g => g.Exponent).ThenBy(g => g.Address).ToArray();
        Console.WriteLine($"{addresses} addresses, {large.Count} of them shown to somebody of the cast, {grown.Length} read a table that grew: {string.Join(", ", Filling.Tables)}; {Filling.Stores} stores.");
        Console.WriteLine($"{"",-62} {from,9} {to,9} {"exponent",8} {"counted",8} {"trips",5}  dearest");
        foreach (var (address, one, other, exponent) in grown.Where(g => all || g.Exponent > Exponent || g.Large.Counted > Counted))
            Console.WriteLine($"{Short(address),-62} {one.Buffers,9} {other.Buffers,9} {exponent,8:0.00} {other.Counted,8} {other.Trips,5}  {other.Dearest}");
        Console.WriteLine();
        foreach (var (address, page, first, last) in pages.Where(p => all || p.Last.Buffers > LaterPage * p.First.Buffers || p.Page < Page))
            Console.WriteLine($"{Short(address),-62} page 1 {first.Buffers,7}  page {page} {last.Buffers,7}  {(double)last.Buffers / first.Buffers:0.00}  {first.Dearest} | {last.Dearest}");
        Console.WriteLine();
        Say(grown.Count(g => g.Exponent > Exponent), grown.Length, $"exponent at most {Exponent}");
        Say(pages.Count(p => p.Last.Buffers > LaterPage * p.First.Buffers), pages.Count, $"page {Page} at most {LaterPage} times page 1");
        Say(grown.Count(g => g.Large.Counted > Counted), grown.Length, $"no count beyond {Counted - 1} rows; one that stops there sees one more");
    }

    private static double Of(long small, long large, int from, int to) => Math.Log((double)Math.Max(large, 1) / Math.Max(small, 1)) / Math.Log((double)to / from);

    private static string Short(string address) => System.Text.RegularExpressions.Regex.Replace(Uri.UnescapeDataString(address), "[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");

    private static void Say(int broken, int of, string goal) => Console.WriteLine($"{(broken == 0 ? "held    " : "NOT HELD")} {goal}{(broken == 0 ? "" : $": {broken} of {of} are above")}");
}
