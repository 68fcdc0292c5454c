using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Operations;

/// <summary>Verb <c>duties</c>: every clause with how it comes to be owed, what proves it, and its last 30 days at each store.</summary>
internal static class Duties
{
    public static async Task<int> Run(string[] args)
    {
        using var logs = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        await using var foundation = await Foundation.Lay(WebApplication.CreateBuilder(args).Configuration, logs, migrate: true, CancellationToken.None);
        await using var house = new House(foundation.Rooms, foundation.Database, TimeProvider.System, logs);
        int[] stores = house.Answers(typeof(IStores)) is null ? [] : await Stores(house);
        Print(house, new Dictionary<string, int[]>());
        foreach (var store in stores)
        {
            Console.WriteLine($"\nStore {store}, last 30 days");
            Print(house, await LastMonth(house, store));
        }
        Console.WriteLine($"\n{Said(house.Clauses.Values.Where(c => c.Reconstructed is null))}\nPut back for the missing pages: {Said(house.Clauses.Values.Where(c => c.Reconstructed is not null))}");
        return 0;
    }

    private static string Said(IEnumerable<Clause> clauses) =>
        clauses.ToArray() is var all ? $"{all.Length} clauses, {all.Count(c => c.Rhythm is not null)} come round by themselves, {all.Count(c => c.Live)} proven by the business, {all.Count(c => !c.Classified)} unclassified." : "";

    private static void Print(House house, IReadOnlyDictionary<string, int[]> counts)
    {
        var head = counts.Count > 0 ? " owed | on time | late | missed | exempt" : " class | provenance | department | trigger | proof";
        Console.WriteLine($"{"code",-6} |{head}");
        foreach (var clause in house.Clauses.Values)
        {
            if (counts.Count == 0)
                Console.WriteLine($"{clause.Code,-6} | {clause.Class} | {clause.Provenance} | {clause.Department} | {Trigger(clause)} | {Proof(clause)}");
            else if (counts.TryGetValue(clause.Code, out var n))
                Console.WriteLine($"{clause.Code,-6} | {string.Join(" | ", n)}");
        }
    }

    private static string Trigger(Clause clause) => (clause.Rhythm, clause.Owings.Count) switch
    {
        ({ } rhythm, _) => rhythm.Text,
        (_, > 0) => string.Join(", ", clause.Owings.Keys.Select(f => f.Name)),
        _ => "-",
    };

    private static string Proof(Clause clause) => clause.Live ? string.Join(", ", clause.Proofs.Keys.Select(f => f.Name)) : clause.Rhythm is null ? "-" : "file, second person, own word";

    private static async Task<int[]> Stores(House house)
    {
        await using var run = house.OpenAnswer(typeof(IStores), Caller.House(0));
        return [.. await run.Get<IStores>().All(CancellationToken.None)];
    }

    /// <summary>Owed, on time, late, missed, exempt; clauses that nobody owed are left out.</summary>
    private static async Task<IReadOnlyDictionary<string, int[]>> LastMonth(House house, int store)
    {
        if (house.Answers(typeof(IDutyLedger)) is null) return new Dictionary<string, int[]>();
        await using var run = house.OpenAnswer(typeof(IDutyLedger), Caller.House(store));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var cells = await run.Get<IDutyLedger>().Compliance(today.AddDays(-30), today.AddDays(1), CancellationToken.None);
        return cells.GroupBy(c => c.Clause).ToDictionary(g => g.Key, g => new[] { g.Sum(c => c.Owed), g.Sum(c => c.OnTime), g.Sum(c => c.Late), g.Sum(c => c.Missed), g.Sum(c => c.Exempt) });
    }
}
