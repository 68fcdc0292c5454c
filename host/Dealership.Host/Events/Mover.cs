using System.Collections.Concurrent;
using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Npgsql;

namespace Dealership.Host.Events;

/// <summary>Moves what a department told from its outbox into the inboxes of those who listen, in order, in one statement.</summary>
internal sealed class Mover(House house, Database database, Facts facts)
{
    private const int Batch = 500;
    private readonly ConcurrentDictionary<Room, string> _sql = new();
    private readonly string _token = Guid.NewGuid().ToString("n");

    /// <summary>Whether a wake-up of <c>schema token</c> comes from this very host.</summary>
    public bool IsMine(string payload) => payload.EndsWith(_token, StringComparison.Ordinal);

    /// <summary>What was moved.</summary>
    /// <param name="Woken">Departments that have something new to hear.</param>
    /// <param name="Facts">How many, whether anybody hears them or not.</param>
    internal readonly record struct Moved(IReadOnlyCollection<Room> Woken, long Facts);

    /// <summary>Moves until the outbox is empty.</summary>
    public async Task<Moved> Move(Room from, CancellationToken ct)
    {
        var (woken, all) = (new HashSet<Room>(), 0L);
        var listeners = house.Rooms.Where(r => facts.HeardBy(r).Length > 0).ToArray();
        while (true)
        {
            await using var connection = await database.Of(Database.HouseSchema).OpenConnectionAsync(ct);
            // One round trip, and by that one transaction. It need not reach the disk before it is heard: when it is lost the fact
            // stands in the outbox again, and whoever heard it committed after it, through the same log. No table is read whole: the plan
            // is kept, and would be the one of an hour in which nothing waited.
            await using var batch = new NpgsqlBatch(connection)
            {
                // Waited for, not tried: a row committed while another host moves must not wait for the next sweep.
                BatchCommands = { new($"select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock(hashtext('outbox {from.Schema}'))"), new(_sql.GetOrAdd(from, f => Sql(f, listeners, facts, _token))) },
            };
            var moved = 0L;
            await using (var reader = await batch.ExecuteReaderAsync(ct))
            {
                await reader.NextResultAsync(ct); // past the lock
                await reader.ReadAsync(ct);
                moved = reader.GetInt64(0);
                for (var i = 0; i < listeners.Length; i++)
                    if (reader.GetInt64(i + 1) > 0) woken.Add(listeners[i]);
            }
            all += moved;
            if (moved < Batch) return new(woken, all);
        }
    }

    /// <summary>
    /// The other hosts are woken here, and only where more came at once than one batch holds: a NOTIFY in the business transaction would queue all
    /// commits behind it, and one for each fact wakes every host for what this one hears at once anyway.
    /// </summary>
    /// <remarks>What is heard stands in the text: with a value in its place the statement was planned at each move, which took as long as moving.</remarks>
    private static string Sql(Room from, Room[] listeners, Facts facts, string token)
    {
        var inserts = listeners.Select((to, i) => $"""
            , i{i} as (insert into {to.Schema}.inbox (source, id, store_id, about, type, body, told_at)
                 select '{from.Schema}', id, store_id, about, type, body, at from moved where type in ({string.Join(", ", facts.HeardBy(to).Select(type => $"'{type}'"))}) order by id
                 on conflict do nothing returning 1)
            """);
        var counts = listeners.Select((_, i) => $", (select count(*) from i{i})");
        var wakes = listeners.Select((to, i) => $", (select pg_notify('inbox', '{to.Schema} {token}') where (select count(*) from i{i}) > {Worker.Batch})");
        return $"""
            with moved as (delete from {from.Schema}.outbox
                           where id in (select id from {from.Schema}.outbox order by id limit {Batch}) returning *)
            {string.Concat(inserts)}
            select (select count(*) from moved){string.Concat(counts)}{string.Concat(wakes)}
            """;
    }
}
