using System.Collections.Concurrent;
using System.Threading.Channels;
using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Npgsql;

namespace Dealership.Host.Events;

/// <summary>
/// Keeps facts flowing: woken in the process after a commit, by NOTIFY from other hosts, and by a slow sweep in case a host
/// died between the two. Any number of hosts may run it.
/// </summary>
internal sealed class Pump(House house, Database database, Mover mover, Worker worker, ILogger<Pump> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    /// <summary>So many facts at once are much.</summary>
    private const int Many = 4;

    /// <summary>
    /// Between two looks when much comes: what comes meanwhile comes together, and costs as many round trips as one. With 2 ms instead the two cores were
    /// full at 1,000 facts a second, and all of them waited longer for that.
    /// </summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(8);

    private readonly ConcurrentDictionary<Room, Signal> _outboxes = new();
    private readonly ConcurrentDictionary<Room, Signal> _inboxes = new();
    private readonly ConcurrentDictionary<Room, Signal> _crowded = new();

    /// <summary>This department told something just now.</summary>
    public void Poke(Room room) => Of(_outboxes, room).Ring();

    /// <summary>There is something for this department to hear.</summary>
    public void Wake(Room room) => Of(_inboxes, room).Ring();

    protected override Task ExecuteAsync(CancellationToken stop)
    {
        var loops = house.Rooms.SelectMany(room => new Func<Task>[]
        {
            () => Forever(() => HearAll(room, stop), stop), () => Forever(() => Help(room, stop), stop), () => Forever(() => MoveAll(room, stop), stop),
        });
        return Task.WhenAll(loops.Append(() => Forever(() => Listen(stop), stop)).Select(loop => Task.Run(loop, CancellationToken.None)));
    }

    private async Task MoveAll(Room room, CancellationToken stop)
    {
        var moved = await mover.Move(room, stop);
        foreach (var woken in moved.Woken) Of(_inboxes, woken).Ring();
        if (moved.Facts >= Many) await Task.Delay(Breath, stop);
        await Of(_outboxes, room).Wait(Sweep, stop);
    }

    private async Task HearAll(Room room, CancellationToken stop)
    {
        var most = 0;
        for (var again = true; again;)
        {
            // Whatever comes meanwhile rings, and is heard after the wait that this ends at once.
            var heard = await Hear(room, stop);
            (most, again) = (Math.Max(most, heard?.Facts ?? 0), heard is { Again: true });
        }
        if (most >= Many) await Task.Delay(Breath, stop);
        await Of(_inboxes, room).Wait(Sweep, stop);
    }

    /// <summary>Where full batches wait, a second one hears those of another store.</summary>
    private async Task Help(Room room, CancellationToken stop)
    {
        await Of(_crowded, room).Wait(Timeout.InfiniteTimeSpan, stop);
        while (await Hear(room, stop) is not null)
        {
            // Until nothing waits: nobody rings for what stood behind what is heard here.
        }
    }

    private async Task<Worker.Heard?> Hear(Room room, CancellationToken stop)
    {
        var heard = await worker.Hear(room, stop);
        if (heard is { Told: true }) Poke(room);
        if (heard is { More: true }) Of(_crowded, room).Ring();
        return heard;
    }

    /// <summary>Hears the other hosts' wake-ups; needs a session of its own.</summary>
    private async Task Listen(CancellationToken stop)
    {
        await using var connection = await database.Of(Database.HouseSchema).OpenConnectionAsync(stop);
        connection.Notification += (_, note) =>
        {
            if (mover.IsMine(note.Payload)) return; // rung already, without the way through the database
            if (house.Rooms.FirstOrDefault(r => note.Payload.StartsWith(r.Schema + " ", StringComparison.Ordinal)) is { } room) Of(_inboxes, room).Ring();
        };
        await using (var listen = new NpgsqlCommand("listen inbox", connection)) await listen.ExecuteNonQueryAsync(stop);
        try
        {
            while (!stop.IsCancellationRequested) await connection.WaitAsync(stop);
        }
        finally
        {
            NpgsqlConnection.ClearPool(connection); // it still listens, so nobody else gets it
        }
    }

    /// <summary>A database that is away for a while must not end the pump.</summary>
    private async Task Forever(Func<Task> step, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await step();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.LogWarning("Events wait for the database: {Problem}", problem.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private static Signal Of(ConcurrentDictionary<Room, Signal> signals, Room room) => signals.GetOrAdd(room, _ => new());

    /// <summary>A bell: rung while nobody waits, it is heard by the next one who does.</summary>
    private sealed class Signal
    {
        private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public void Ring() => _rung.Writer.TryWrite(true);

        public async Task Wait(TimeSpan atMost, CancellationToken stop)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
            enough.CancelAfter(atMost);
            try
            {
                await _rung.Reader.ReadAsync(enough.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
            }
        }
    }
}
