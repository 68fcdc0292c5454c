using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Demo;

/// <summary>The demo: in with one click, and out with one click without a trace.</summary>
internal sealed class TheDemo(House house, Database database, Pump pump, TimeProvider clock) : IDemoStory
{
    private const int Seed = 20260101;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);

    public async Task Tell(int storeId, string storeName, string language, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var story = new StoryTeller().Tell(storeId, today, zone, Seed, StorySize.Year with { Language = language == "en" ? StorySize.English : StorySize.Chinese }) with { StoreName = storeName, Language = language };
        await Story.Write(house, story, ct);
        foreach (var room in house.Rooms) pump.Poke(room);
        await Heard(storeId, ct);
        await Story.After(house, story, ct);
    }

    /// <summary>
    /// A year's facts travel for some seconds; a page shown before that would say that nobody ever did anything. What is not
    /// heard within the time goes on behind the page.
    /// </summary>
    private async Task Heard(int storeId, CancellationToken ct)
    {
        var waiting = "select " + string.Join(" + ", house.Rooms.Select(r =>
            $"(select count(*) from {r.Schema}.outbox where store_id = @storeId) + (select count(*) from {r.Schema}.inbox where store_id = @storeId and done_at is null and parked_at is null)"));
        await using var connection = await database.Of(Database.HouseSchema).OpenConnectionAsync(ct);
        for (var until = clock.GetTimestamp(); clock.GetElapsedTime(until) < AtMost && await connection.ExecuteScalarAsync<long>(waiting, new { storeId }) > 0;)
            await Task.Delay(200, ct);
    }

    /// <summary>
    /// Deletes the store's rows from every table that has a store, in every schema, found and not listed. Tables that others
    /// point to wait for the next round.
    /// </summary>
    public async Task Remove(int storeId, CancellationToken ct)
    {
        foreach (var room in house.Rooms.Reverse())
        {
            await using var owner = new NpgsqlConnection(database.OwnerConnectionString(room.Schema));
            await owner.OpenAsync(ct);
            var left = (await owner.QueryAsync<string>("""
                select c.relname from pg_class c
                join   pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped
                where  c.relnamespace = @schema::regnamespace and c.relkind = 'r'
                """, new { schema = room.Schema })).ToHashSet();
            for (var before = int.MaxValue; left.Count > 0 && left.Count < before;)
            {
                before = left.Count;
                foreach (var table in left.ToArray())
                {
                    try
                    {
                        await owner.ExecuteAsync($"delete from {room.Schema}.\"{table}\" where store_id = @storeId", new { storeId });
                        left.Remove(table);
                    }
                    catch (PostgresException pointedAt) when (pointedAt.SqlState == PostgresErrorCodes.ForeignKeyViolation)
                    {
                    }
                }
            }
            // A department's tables may have told that they were emptied; what is moved meanwhile stands in the inbox.
            foreach (var box in new[] { "outbox", "inbox" }) await owner.ExecuteAsync($"delete from {room.Schema}.{box} where store_id = @storeId", new { storeId });
            if (left.Count > 0) throw new InvalidOperationException($"{room.Schema} kept rows of store {storeId} in {string.Join(", ", left)}.");
        }
    }
}
