using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Npgsql;

namespace Dealership.Host.Events;

/// <summary>Facts that a department could not hear after several tries. They wait, with everything later about the same thing.</summary>
internal sealed class ParkedEvents(House house, Database database, Pump pump)
{
    /// <summary>Right that seeing and replaying takes; the host's own.</summary>
    public const string Right = "house.events.keep";

    /// <summary>One parked fact, and how many wait behind it.</summary>
    internal sealed record Row(string Department, long Pos, string Source, string Type, Guid About, DateTimeOffset ToldAt, DateTimeOffset ParkedAt, int Attempts, string? Error, long Behind);

    public async Task<IReadOnlyList<Row>> All(int storeId, CancellationToken ct)
    {
        if (house.Rooms.Count == 0) return [];
        await using var connection = await Open(ct);
        var sql = string.Join("\nunion all\n", house.Rooms.Select(r => $"""
            (select '{r.Name}' as department, pos, source, type, about, told_at, parked_at, attempts, error,
                    (select count(*) from {r.Schema}.inbox b where b.about = i.about and b.pos > i.pos and b.done_at is null) as behind
             from   {r.Schema}.inbox i where store_id = @storeId and parked_at is not null and done_at is null order by pos limit 100)
            """));
        return (await connection.QueryAsync<Row>(new CommandDefinition(sql, new { storeId }, cancellationToken: ct))).AsList();
    }

    /// <summary>Lets the department hear it again from the start.</summary>
    public Task<bool> Replay(string department, long pos, int storeId, CancellationToken ct) =>
        Change(department, "set parked_at = null, attempts = 0, next_at = now()", pos, storeId, ct);

    /// <summary>Gives it up, for good: what waits behind it goes on. Its text stays, with the error.</summary>
    public Task<bool> Discard(string department, long pos, int storeId, CancellationToken ct) =>
        Change(department, "set done_at = now(), error = 'discarded: ' || coalesce(error, '')", pos, storeId, ct);

    private async Task<bool> Change(string department, string change, long pos, int storeId, CancellationToken ct)
    {
        if (house.Rooms.FirstOrDefault(r => r.Name == department) is not { } room) return false;
        await using var connection = await Open(ct);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            $"update {room.Schema}.inbox {change} where pos = @pos and store_id = @storeId and parked_at is not null and done_at is null", new { pos, storeId }, cancellationToken: ct));
        pump.Wake(room);
        return changed == 1;
    }

    private ValueTask<NpgsqlConnection> Open(CancellationToken ct) => database.Of(Database.HouseSchema).OpenConnectionAsync(ct);
}
