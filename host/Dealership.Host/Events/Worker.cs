using Autofac;
using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Events;

/// <summary>
/// Lets a department hear the oldest fact that nothing older about the same thing stands before. What the listeners write
/// and the mark that it was heard are one transaction; a failure is tried again later and then parked with what follows it.
/// </summary>
internal sealed class Worker(House house, Database database, ILogger<Worker> log)
{
    private const int Tries = 5;

    /// <summary>Hears one fact.</summary>
    /// <returns>Nothing when there is none; otherwise whether the department told something itself.</returns>
    public async Task<bool?> HearOne(Room room, CancellationToken ct)
    {
        var source = database.Of(room.Schema);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var next = await connection.QueryFirstOrDefaultAsync<Next>(new CommandDefinition(Pick(room), transaction: transaction, cancellationToken: ct));
        if (next is null) return null;
        using var timed = Telemetry.Time("hear", Facts.Kinds.GetValueOrDefault(next.Type) ?? typeof(Worker));
        try
        {
            await using var scope = house.Open(room);
            var run = scope.Resolve<Run>().Join(Caller.House(next.StoreId), connection, transaction);
            await Facts.Deliver(scope, Facts.Read(next.Type, next.Body), new(next.Source, next.Id, next.About, next.ToldAt), ct);
            var told = run.Db.Telling > 0;
            await run.Db.Flush(null, ct);
            await connection.ExecuteAsync(new CommandDefinition(
                $"update {room.Schema}.inbox set done_at = now(), error = null where pos = @pos", new { pos = next.Pos }, transaction, cancellationToken: ct));
            await transaction.CommitAsync(ct);
            return told;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "{Room} could not hear {Type} {Source}/{Id}", room, next.Type, next.Source, next.Id);
            // Closed, not rolled back: a listener may have left the connection beyond that. Either way nothing stays of its work.
            await connection.CloseAsync();
            await using var fresh = await source.OpenConnectionAsync(CancellationToken.None);
            await fresh.ExecuteAsync($"""
                update {room.Schema}.inbox
                set    attempts = attempts + 1, error = left(@error, 2000), next_at = now() + make_interval(secs => 0.2 * 3 ^ attempts),
                       parked_at = case when attempts + 1 >= @tries then now() end
                where  pos = @pos and done_at is null
                """, new { pos = next.Pos, error = problem.GetBaseException().Message, tries = Tries });
            return false;
        }
    }

    /// <summary>The oldest fact that nothing older about the same thing stands before and no other worker holds.</summary>
    internal static string Pick(Room room) => $"""
        select pos, source, id, store_id, about, type, body::text as body, told_at
        from   {room.Schema}.inbox i
        where  done_at is null and parked_at is null and next_at <= now()
          and  not exists (select 1 from {room.Schema}.inbox o where o.about = i.about and o.pos < i.pos and o.done_at is null)
        order  by pos limit 1 for no key update skip locked
        """;

    private sealed record Next(long Pos, string Source, long Id, int StoreId, Guid About, string Type, string Body, DateTimeOffset ToldAt);
}
