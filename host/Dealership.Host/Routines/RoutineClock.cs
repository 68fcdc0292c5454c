using Autofac;
using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Routines;

/// <summary>
/// Runs what departments do by themselves (例行), store by store, when it is due. A routine is leased to the host that runs
/// it, so any number of hosts may look at the clock and one that was killed loses it after a minute.
/// </summary>
internal sealed class RoutineClock(House house, Database database, Pump pump, TimeProvider clock, ILogger<RoutineClock> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private const string KnowSql = """
        insert into house.routines (store, name, next_at)
        select s.store, n.name, @now from unnest(@stores) as s(store), unnest(@names) as n(name)
        on conflict do nothing
        """;

    private const string LeaseSql = """
        update house.routines set leased_to = @now + interval '60 seconds'
        where  (store, name) = (
            select store, name from house.routines
            where  next_at <= @now and leased_to <= @now and store = any(@stores) and name = any(@names)
            order  by next_at, store, name limit 1 for update skip locked)
        returning store, name
        """;

    private const string RanSql = "update house.routines set next_at = @next, leased_to = '-infinity', ran_at = @now, problem = null where store = @store and name = @name";

    private const string FailedSql = "update house.routines set next_at = @next, leased_to = '-infinity', problem = left(@problem, 2000) where store = @store and name = @name";

    private readonly Dictionary<string, (Room Room, Type Type)> _routines = house.Rooms
        .SelectMany(room => room.Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IRoutine))).Select(type => (room, type)))
        .ToDictionary(r => $"{r.room.Name}.{r.type.Name}");

    private readonly HashSet<int> _known = []; // stores whose routines are written down

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RunDue(stop);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogWarning("Routines wait for the database: {Problem}", problem.Message);
            }
            await Task.Delay(Look, clock, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Runs everything that is due now and that no other host runs.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        if (_routines.Count == 0 || house.Answers(typeof(IStores)) is null) return;
        int[] stores;
        await using (var run = house.OpenAnswer(typeof(IStores), Caller.House(0)))
            stores = [.. await run.Get<IStores>().All(ct)];
        if (stores.Length == 0) return;
        var names = _routines.Keys.ToArray();
        if (!_known.IsSupersetOf(stores))
        {
            await Say(KnowSql, new { stores, names, now = clock.GetUtcNow() }, ct);
            _known.UnionWith(stores);
        }
        while (await Lease(stores, names, ct) is { } due) await RunOne(due, ct);
    }

    private async Task RunOne(Due due, CancellationToken ct)
    {
        var (room, type) = _routines[due.Name];
        using var timed = Telemetry.Time("routine", type);
        try
        {
            await using var connection = await database.Of(room.Schema).OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using var run = house.Join(room, Caller.House(due.Store), connection, transaction);
            var routine = (IRoutine)run.Get(type);
            await routine.Run(ct);
            var told = run.Db.Telling > 0 || room.HasRollUps;
            await run.Db.Flush(null, ct);
            await transaction.CommitAsync(ct);
            if (told) pump.Poke(room);
            var now = clock.GetUtcNow();
            await Say(RanSql, new { due.Store, due.Name, now, next = routine.Again ? now : now + routine.Every }, ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "Routine {Name} of store {Store} did not run", due.Name, due.Store);
            await Say(FailedSql, new { due.Store, due.Name, next = clock.GetUtcNow() + TimeSpan.FromMinutes(1), problem = problem.GetBaseException().Message }, CancellationToken.None);
        }
    }

    private async Task<Due?> Lease(int[] stores, string[] names, CancellationToken ct)
    {
        await using var connection = await database.Of(Database.HouseSchema).OpenConnectionAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<Due>(new CommandDefinition(LeaseSql, new { stores, names, now = clock.GetUtcNow() }, cancellationToken: ct));
    }

    private async Task Say(string sql, object args, CancellationToken ct)
    {
        await using var connection = await database.Of(Database.HouseSchema).OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition(sql, args, cancellationToken: ct));
    }

    private sealed record Due(int Store, string Name);
}
