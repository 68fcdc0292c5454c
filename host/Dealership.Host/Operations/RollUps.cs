using Dealership.Contracts;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Operations;

/// <summary>
/// Verb <c>rollups</c>: <c>check</c> compares every sum that is kept beside its rows with the rows, and ends with 1 where one differs;
/// <c>rebuild</c> makes them anew. Both may be done while the house serves.
/// </summary>
internal static class RollUps
{
    private const string Check = "check", Rebuild = "rebuild";

    public static async Task<int> Run(string[] args)
    {
        if (args is not [_, Check or Rebuild, ..])
        {
            Console.Error.WriteLine($"rollups {Check} | {Rebuild}");
            return 2;
        }
        using var logs = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        await using var foundation = await Foundation.Lay(WebApplication.CreateBuilder(args).Configuration, logs, migrate: true, CancellationToken.None);
        await using var house = new House(foundation.Rooms, foundation.Database, TimeProvider.System, logs);
        var wrong = 0;
        foreach (var store in await Stores(house))
        {
            if (args[1] == Rebuild)
                foreach (var (name, sums) in await Anew(house, store, CancellationToken.None)) Console.WriteLine($"Store {store} | {name.En} | {sums} sums put right");
            else
                foreach (var (name, differences) in await Compare(house, store, CancellationToken.None))
                {
                    foreach (var difference in differences) Console.WriteLine($"Store {store} | {name.En} | {difference.What} | kept {difference.Kept}, counted {difference.Counted}");
                    Console.WriteLine($"Store {store} | {name.En} | {differences.Count} differences");
                    wrong += differences.Count;
                }
        }
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>What is kept otherwise than its rows add up to, of one store.</summary>
    public static async Task<IReadOnlyList<(Text Name, IReadOnlyList<WrongSum> Differences)>> Compare(House house, int store, CancellationToken ct)
    {
        var found = new List<(Text, IReadOnlyList<WrongSum>)>();
        foreach (var room in house.Rooms.Where(r => r.HasRollUps))
        {
            await using var run = house.Open(room, Caller.House(store));
            foreach (var rollUp in run.All<IRollUp>()) found.Add((rollUp.Name, await rollUp.Check(ct)));
        }
        return found;
    }

    /// <summary>Makes each anew, of one store; a department's are one transaction.</summary>
    public static async Task<IReadOnlyList<(Text Name, int Sums)>> Anew(House house, int store, CancellationToken ct)
    {
        var made = new List<(Text, int)>();
        foreach (var room in house.Rooms.Where(r => r.HasRollUps))
        {
            await using var run = house.Open(room, Caller.House(store), new(Guid.CreateVersion7(), "Rebuild roll-ups"));
            foreach (var rollUp in run.All<IRollUp>()) made.Add((rollUp.Name, await rollUp.Rebuild(ct)));
            await run.Db.Commit(Outcome.Done(), ct);
        }
        return made;
    }

    private static async Task<IReadOnlyList<int>> Stores(House house)
    {
        if (house.Answers(typeof(IStores)) is null) return [];
        await using var run = house.OpenAnswer(typeof(IStores), Caller.House(0));
        return [.. await run.Get<IStores>().All(CancellationToken.None)];
    }
}
