using Dealership.Contracts.CustomerService;
using Dealership.Host.Events;
using Dealership.Host.Plugins;
using Dealership.Host.Tests.Listening;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Host.Tests.Events;

public sealed class FactsTravelTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Room Listening => _house.House.Rooms.Single(r => r.Name == "Listening");

    private Worker Worker => new(_house.House, _house.Database, NullLogger<Worker>.Instance);

    private Mover Mover => new(_house.House, _house.Database, new Facts(_house.House));

    /// <summary>Tells facts as Listening itself would, in one transaction.</summary>
    private async Task Tell(params (Guid About, Guid By)[] facts)
    {
        await using var db = new Db(_house.Database.Of("listening"), "listening", Caller.House(Cast.Store), new DbClaim(Guid.CreateVersion7(), "Tell"));
        foreach (var (about, by) in facts) db.Tell(new ComplaintAnswered(about, Cast.Start, by), about);
        await db.Commit(Outcome.Done(), default);
        await Mover.Move(Listening, default);
    }

    private static Guid N(int n) => new(n, 0, 0, new byte[8]);

    [Fact]
    public async Task Facts_about_one_thing_are_heard_in_the_order_told_by_any_number_of_workers()
    {
        await Tell([.. from n in Enumerable.Range(0, 40) from about in Enumerable.Range(1, 5) select (N(about), N(n))]);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => { for (var idle = 0; idle < 20;) if (await Worker.Hear(Listening, default) is null) { idle++; await Task.Delay(10); } }));
        Assert.Equal(200, await _house.Sql<int>("select count(*)::int from listening.notes"));
        Assert.Equal(0, await _house.Sql<int>("""
            select count(*)::int from (select by_whom, lag(by_whom) over (partition by about order by pos) as before from listening.notes) n where before > by_whom
            """));
    }

    [Fact]
    public async Task A_fact_is_found_without_reading_the_others_that_wait()
    {
        await Tell([.. from n in Enumerable.Range(1, 3000) select (N(n), N(n))]);
        var (one, plan) = await Touched(Dealership.Host.Events.Worker.Pick(Listening));
        Assert.True(one < 60, plan);
        (var batch, plan) = await Touched(Dealership.Host.Events.Worker.PickMany(Listening));
        Assert.True(batch < Dealership.Host.Events.Worker.Batch * 8, plan);
    }

    [Fact]
    public async Task A_batch_is_found_as_cheaply_by_a_statement_prepared_when_nothing_waited()
    {
        await using var connection = await _house.Database.Of("listening").OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var prepare = new Npgsql.NpgsqlCommand($"prepare early as {Dealership.Host.Events.Worker.PickMany(Listening)}", connection)) await prepare.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using (var execute = new Npgsql.NpgsqlCommand("execute early", connection)) await execute.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Tell([.. from n in Enumerable.Range(1, 3000) select (N(n), N(n))]);
        var (touched, plan) = await Touched("execute early", connection);
        Assert.True(touched < Dealership.Host.Events.Worker.Batch * 8, plan);
    }

    private async Task<(int, string)> Touched(string sql, Npgsql.NpgsqlConnection? on = null)
    {
        await using var own = on is null ? await _house.Database.Of("listening").OpenConnectionAsync(TestContext.Current.CancellationToken) : null;
        var connection = on ?? own!;
        await using var explain = new Npgsql.NpgsqlCommand($"explain (analyze, buffers, costs off, timing off) {sql}", connection);
        await using var plan = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await plan.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(plan.GetString(0));
        var touched = System.Text.RegularExpressions.Regex.Match(lines.First(l => l.Contains("hit=", StringComparison.Ordinal)), @"hit=(\d+)").Groups[1].Value;
        return (int.Parse(touched, System.Globalization.CultureInfo.InvariantCulture), string.Join('\n', lines));
    }

    [Fact]
    public async Task A_fact_delivered_twice_is_heard_once()
    {
        await Tell((N(1), N(1)));
        await _house.Settle();
        await _house.Sql<int>("""
            insert into listening.inbox (source, id, store_id, about, type, body, told_at)
            select source, id, store_id, about, type, body, told_at from listening.inbox on conflict do nothing; select 1
            """);
        await _house.Settle();
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from listening.notes"));
    }

    [Fact]
    public async Task What_cannot_be_heard_is_parked_and_holds_up_only_what_is_about_the_same_thing()
    {
        await _house.Sql<int>("insert into listening.poison values (1, @about); select 1", new { about = N(1) });
        await Tell((N(1), N(1)), (N(1), N(2)), (N(2), N(3)));
        await HearUntilParked();
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from listening.notes"));
        var parked = new ParkedEvents(_house.House, _house.Database, new(_house.House, _house.Database, Mover, Worker, NullLogger<Pump>.Instance));
        var row = Assert.Single(await parked.All(Cast.Store, default));
        Assert.Equal(("ComplaintAnswered", "poison", 1L), (row.Type, row.Error, row.Behind));
        Assert.Empty(await parked.All(Cast.OtherStore, default));

        await _house.Sql<int>("delete from listening.poison; select 1");
        Assert.False(await parked.Replay("Listening", row.Pos, Cast.OtherStore, default));
        Assert.True(await parked.Replay("Listening", row.Pos, Cast.Store, default));
        await _house.Settle();
        Assert.Equal([N(3), N(1), N(2)], await Heard());
    }

    [Fact]
    public async Task A_parked_fact_that_is_given_up_lets_the_next_one_pass()
    {
        await _house.Sql<int>("insert into listening.poison values (1, @about); select 1", new { about = N(1) });
        await Tell((N(1), N(1)), (N(1), N(2)));
        await HearUntilParked();
        await _house.Sql<int>("delete from listening.poison; select 1");
        var parked = new ParkedEvents(_house.House, _house.Database, new(_house.House, _house.Database, Mover, Worker, NullLogger<Pump>.Instance));
        Assert.True(await parked.Discard("Listening", (await parked.All(Cast.Store, default))[0].Pos, Cast.Store, default));
        await _house.Settle();
        Assert.Equal([N(2)], await Heard());
    }

    [Fact]
    public async Task Nobody_listening_is_no_error()
    {
        await _house.Hear("listening", new ComplaintClosed(N(1), Cast.Start, N(1), true), N(1));
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from listening.outbox"));
    }

    private async Task HearUntilParked()
    {
        for (var i = 0; i < 200 && await _house.Sql<int>("select count(*)::int from listening.inbox where parked_at is not null") == 0; i++)
        {
            // The waiting time between tries is not what is tested here.
            await _house.Sql<int>("update listening.inbox set next_at = now() where done_at is null; select 1");
            await Worker.Hear(Listening, default);
        }
        while (await Worker.Hear(Listening, default) is not null) { }
    }

    private async Task<Guid[]> Heard() => [.. (await _house.Sql<string>("select coalesce(string_agg(by_whom::text, ',' order by pos), '') from listening.notes")).Split(',').Select(Guid.Parse)];
}
