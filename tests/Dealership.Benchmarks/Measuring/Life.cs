using System.Security.Cryptography;
using System.Text;
using Dapper;
using Dealership.Host.Demo;
using Dealership.Host.Events;
using Npgsql;

namespace Dealership.Benchmarks.Measuring;

/// <summary>Gives a store of a running host a life to measure in.</summary>
internal static class Life
{
    /// <summary>Tells a store's story and waits until every fact of it was heard.</summary>
    public static async Task Tell(RunningHost host, string database, int store, int sales, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime);
        var story = new StoryTeller().Tell(store, today, zone, 20260101 + store, StorySize.OfSales(sales, 60)) with { StoreName = $"第{store}店" };
        await Story.Write(host.House, story, ct);
        foreach (var room in host.House.Rooms) host.Service<Pump>().Poke(room);
        await Quiet(host, database, ct);
        await Story.After(host.House, story, ct);
        await Quiet(host, database, ct);
    }

    /// <summary>Waits until nobody has anything left to hear.</summary>
    public static async Task Quiet(RunningHost host, string database, CancellationToken ct)
    {
        while (await Waiting(database, host.House.Rooms.Select(r => r.Schema)) > 0) await Task.Delay(200, ct);
    }

    /// <summary>Facts told and not yet heard by everybody.</summary>
    public static async Task<long> Waiting(string database, IEnumerable<string> schemas)
    {
        await using var db = new NpgsqlConnection(database);
        return await db.ExecuteScalarAsync<long>("select " + string.Join(" + ", schemas.Select(s => $"(select count(*) from {s}.outbox) + (select count(*) from {s}.inbox where done_at is null and parked_at is null)")));
    }

    /// <summary>A token with which a program acts as this person.</summary>
    public static async Task<string> Token(string database, int store, Guid person)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        await using var db = new NpgsqlConnection(database);
        await db.ExecuteAsync("""
            insert into admin.tokens (store_id, id, person_id, name, hash, made_at, expires_at)
            values (@store, gen_random_uuid(), @person, 'measured', @hash, '2020-01-01', '2100-01-01')
            """, new { store, person, hash = SHA256.HashData(Encoding.UTF8.GetBytes(token)) });
        return token;
    }
}
