using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Dealership.Contracts;
using Dealership.Host.Data;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Events;

/// <summary>
/// Lets a department hear what waits, oldest first: many facts of one store in one transaction, together with the mark that they
/// were heard. Where one of them fails nothing stays of any, and they are heard one by one: only the one that fails again is tried
/// again later, and then parked with what follows it.
/// </summary>
internal sealed class Worker(House house, Database database, ILogger<Worker> log)
{
    private const int Tries = 5;
    private static readonly ConcurrentDictionary<string, string> Done = new();
    private static readonly ConcurrentDictionary<string, string> Picks = new();

    /// <summary>Facts in one transaction at most.</summary>
    internal const int Batch = 128;

    /// <summary>A batch that took this long ends with what it has heard: those who wait for its locks, and for its news, wait no longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    /// <summary>Hears what waits, up to a batch.</summary>
    /// <returns>Nothing when nothing waits.</returns>
    public async Task<Heard?> Hear(Room room, CancellationToken ct)
    {
        var picked = 0;
        await using (var connection = await database.Of(room.Schema).OpenConnectionAsync(ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var next = (await connection.QueryAsync<Next>(new CommandDefinition(Picks.GetOrAdd(room.Schema, _ => PlansKept + PickMany(room)), transaction: transaction, cancellationToken: ct))).AsList();
            if ((picked = next.Count) == 0) return null;
            try
            {
                return await Hear(room, next, connection, transaction, ct);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Closed, not rolled back: a listener may have left the connection beyond that. Either way nothing stays of its work.
                await connection.CloseAsync();
                if (picked == 1)
                {
                    await TryLater(room, next[0], problem);
                    return new(0, false, false, true);
                }
                log.LogInformation("{Room} hears {Count} facts one by one: {Problem}", room, picked, problem.Message);
            }
        }
        var told = false;
        for (; picked > 0 && await HearOne(room, ct) is { } one; picked--) told |= one.Told;
        return new(0, told, true, true);
    }

    /// <summary>Hears one fact in a transaction of its own.</summary>
    /// <returns>As <see cref="Hear(Room, CancellationToken)"/>.</returns>
    private async Task<Heard?> HearOne(Room room, CancellationToken ct)
    {
        await using var connection = await database.Of(room.Schema).OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var next = await connection.QueryFirstOrDefaultAsync<Next>(new CommandDefinition(PlansKept + Pick(room), transaction: transaction, cancellationToken: ct));
        if (next is null) return null;
        try
        {
            return await Hear(room, [next], connection, transaction, ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await connection.CloseAsync();
            await TryLater(room, next, problem);
            return new(0, false, true, true);
        }
    }

    /// <summary>In one run, so that what a listener looks up of its store is looked up once; facts and mark are committed together.</summary>
    private async Task<Heard> Hear(Room room, List<Next> facts, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var run = house.Join(room, Caller.House(facts[0].StoreId), connection, transaction);
        var (began, heard) = (Stopwatch.GetTimestamp(), new List<News<IFact>>(facts.Count));
        foreach (var fact in facts)
        {
            if (heard.Count > 0 && Stopwatch.GetElapsedTime(began) > Patience) break;
            using var timed = Telemetry.Time("hear", Facts.Kinds.GetValueOrDefault(fact.Type) ?? typeof(Worker));
            heard.Add(new(Facts.Read(fact.Type, fact.Body), new(fact.Source, fact.Id, fact.About, fact.ToldAt)));
            await Facts.Deliver(run, heard[^1], ct);
        }
        await Facts.DeliverTogether(run, heard, ct);
        var told = run.Db.Telling > 0 || room.HasRollUps;
        await run.Db.Flush(null, ct, Done.GetOrAdd(room.Schema, static schema => $"update {schema}.inbox set done_at = now(), error = null where pos = any((select @heard)::bigint[]);\ncommit"),
            new { heard = facts.Take(heard.Count).Select(f => f.Pos).ToArray() });
        return new(heard.Count, told, facts.Count == Batch, heard.Count < facts.Count || facts[0].Others);
    }

    private async Task TryLater(Room room, Next next, Exception problem)
    {
        log.LogWarning(problem, "{Room} could not hear {Type} {Source}/{Id}", room, next.Type, next.Source, next.Id);
        await using var fresh = await database.Of(room.Schema).OpenConnectionAsync(CancellationToken.None);
        await fresh.ExecuteAsync($"""
            update {room.Schema}.inbox
            set    attempts = attempts + 1, error = left(@error, 2000), next_at = now() + make_interval(secs => 0.2 * 3 ^ attempts),
                   parked_at = case when attempts + 1 >= @tries then now() end
            where  pos = @pos and done_at is null
            """, new { pos = next.Pos, error = problem.GetBaseException().Message, tries = Tries });
    }

    /// <summary>
    /// Plans are kept until the transaction ends: left to choose, PostgreSQL made that of who holds a position anew for each fact, which took six times as long
    /// as running it. And no table is read whole: a plan that was made while little waited would read all that was ever heard for each batch once much does.
    /// </summary>
    private const string PlansKept = "set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off;";

    /// <summary>The oldest fact that nothing older about the same thing stands before and no other worker holds.</summary>
    internal static string Pick(Room room) => $"""
        with picked as materialized (
            select i.* from {Ready(room)} order by pos limit 1 for no key update skip locked)
        {Held(room)}
        """;

    /// <summary>
    /// As <see cref="Pick"/>, with others of its store, each about something else: of one thing a batch holds only the oldest.
    /// What failed before is heard alone. Looked for among the next thousand, whatever other stores have waiting.
    /// </summary>
    internal static string PickMany(Room room) => $"""
        with first as materialized (
            select i.pos, i.store_id, i.attempts from {Ready(room)} order by pos limit 1 for no key update skip locked),
        picked as materialized (
            select i.* from {Ready(room)}
              and  i.store_id = (select store_id from first) and i.pos >= (select pos from first) and i.pos < (select pos from first) + 1000
              and  (i.pos = (select pos from first) or (i.attempts = 0 and (select attempts from first) = 0))
            order by pos limit {Batch} for no key update skip locked)
        {Held(room)}
        """;

    /// <summary>
    /// Not "nothing older is there": planned while little waits, that would read all that waits for every fact once much does.
    /// </summary>
    private static string Ready(Room room) => $"""
        {room.Schema}.inbox i
            where  done_at is null and parked_at is null and next_at <= now()
              and  i.pos = (select o.pos from {room.Schema}.inbox o where o.about = i.about and o.done_at is null order by o.about, o.pos limit 1)
        """;

    /// <summary>
    /// A department hears the facts of one store one batch after another, also across hosts: two batches that lock the same rows in
    /// different order would wait for each other. Waited for only after picking, so that nobody misses what the other leaves.
    /// The disk is not waited for: what a crash takes it takes together with the mark, and the fact is heard again.
    /// </summary>
    private static string Held(Room room) => $"""
        , held as materialized (select pg_advisory_xact_lock(hashtext('inbox {room.Schema}'), store_id), set_config('synchronous_commit', 'off', true) from picked limit 1)
        select pos, source, id, store_id, about, type, body::text as body, told_at,
               (select count(*) from (select 1 from {room.Schema}.inbox where done_at is null and parked_at is null limit {Batch + 1}) waiting) > (select count(*) from picked) as others
        from   picked, held order by pos
        """;

    /// <summary>What came of a batch.</summary>
    /// <param name="Facts">How many were heard together.</param>
    /// <param name="Told">The department told something itself.</param>
    /// <param name="More">There may be enough for another worker too.</param>
    /// <param name="Again">Something may be left that nobody rings for: another store's, what stood behind what was heard, what was not come to.</param>
    internal readonly record struct Heard(int Facts, bool Told, bool More, bool Again);

    private sealed record Next(long Pos, string Source, long Id, int StoreId, Guid About, string Type, string Body, DateTimeOffset ToldAt, bool Others);
}
