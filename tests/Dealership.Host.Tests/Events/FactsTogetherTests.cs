using Dapper;
using Dealership.Contracts.CustomerService;
using Dealership.Host.Events;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Host.Tests.Events;

/// <summary>Facts that are heard many to a transaction.</summary>
public sealed class FactsTogetherTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Room Listening => _house.House.Rooms.Single(r => r.Name == "Listening");

    private Worker Worker => new(_house.House, _house.Database, NullLogger<Worker>.Instance);

    private static Guid N(int n) => new(n, 0, 0, new byte[8]);

    [Fact]
    public async Task A_burst_is_heard_in_far_fewer_transactions_than_facts()
    {
        await Tell(Cast.Store, Enumerable.Range(1, 300).Select(n => (N(n), N(n))));
        await Exhaust();
        Assert.Equal(300, await _house.Sql<int>("select count(*)::int from listening.notes"));
        Assert.InRange(await _house.Sql<int>("select count(distinct xmin::text)::int from listening.notes"), 1, 150);
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from listening.inbox i where done_at is null or not exists (select 1 from listening.notes n where n.about = i.about and n.xmin = i.xmin)"));
    }

    [Fact]
    public async Task A_poisoned_fact_in_the_middle_of_a_burst_parks_alone_and_its_neighbours_are_heard_once()
    {
        await _house.Sql<int>("insert into listening.poison values (1, @about); select 1", new { about = N(30) });
        await Tell(Cast.Store, [.. Enumerable.Range(1, 60).Select(n => (N(n), N(n))), (N(30), N(61))]);
        for (var i = 0; i < 50 && await _house.Sql<int>("select count(*)::int from listening.inbox where parked_at is not null") == 0; i++)
        {
            await _house.Sql<int>("update listening.inbox set next_at = now() where done_at is null; select 1");
            await Worker.Hear(Listening, default);
        }
        await Exhaust();
        Assert.Equal(59, await _house.Sql<int>("select count(*)::int from listening.notes"));
        Assert.Equal(59, await _house.Sql<int>("select count(distinct about)::int from listening.notes"));
        Assert.Equal(30, await _house.Sql<int>("select about_number from (select ('x' || left(about::text, 8))::bit(32)::int as about_number from listening.inbox where parked_at is not null) p"));
        Assert.Equal("5/1", await _house.Sql<string>("select max(attempts) || '/' || count(*) filter (where attempts > 0) from listening.inbox"));
        Assert.Equal(2, await _house.Sql<int>("select count(*)::int from listening.inbox where done_at is null"));
    }

    [Fact]
    public async Task Facts_about_one_thing_keep_their_order_among_others()
    {
        await Tell(Cast.Store, from n in Enumerable.Range(1, 200) select (N(n % 7 == 0 ? 1000 : n), N(n)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => { for (var idle = 0; idle < 20;) if (await Worker.Hear(Listening, default) is null) { idle++; await Task.Delay(10); } }));
        Assert.Equal(200, await _house.Sql<int>("select count(*)::int from listening.notes"));
        Assert.Equal(0, await _house.Sql<int>("""
            select count(*)::int from (select by_whom, lag(by_whom) over (order by pos) as before from listening.notes where about = @about) n where before > by_whom
            """, new { about = N(1000) }));
    }

    /// <summary>Left to choose, PostgreSQL may plan what a listener asks at every fact, which takes longer than asking it.</summary>
    [Fact]
    public async Task What_is_asked_while_hearing_is_never_planned_for_one_fact_alone()
    {
        foreach (var n in Enumerable.Range(1, 12))
        {
            await Tell(Cast.Store, [(N(n), N(n))]);
            await Worker.Hear(Listening, default);
        }
        await using var connection = await _house.Database.Of("listening").OpenConnectionAsync();
        var plans = (await connection.QueryAsync<(long Generic, long Custom)>("select generic_plans, custom_plans from pg_prepared_statements where statement like '%listening.poison%' or statement like '%into listening.notes%'")).ToArray();
        Assert.Equal(2, plans.Length);
        Assert.All(plans, p => Assert.True(p is { Generic: > 5, Custom: 0 }, p.ToString()));
    }

    [Fact]
    public async Task Two_stores_in_one_burst_stay_apart()
    {
        foreach (var n in Enumerable.Range(1, 20))
        {
            await Tell(Cast.Store, [(N(n), N(1))], move: false);
            await Tell(Cast.OtherStore, [(N(1000 + n), N(2))], move: false);
        }
        await Move();
        await Exhaust();
        Assert.Equal("1:20 2:20", await _house.Sql<string>($"""
            select string_agg(by_number || ':' || n, ' ' order by by_number)
            from   (select left(by_whom::text, 8)::int as by_number, count(*) as n from listening.notes
                    where  store_id = case when left(by_whom::text, 8) = '00000001' then {Cast.Store} else {Cast.OtherStore} end group by 1) c
            """));
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from (select 1 from listening.notes group by xmin::text having count(distinct store_id) > 1) mixed"));
    }

    private async Task Tell(int store, IEnumerable<(Guid About, Guid By)> facts, bool move = true)
    {
        await using var db = new Db(_house.Database.Of("listening"), "listening", Caller.House(store), new DbClaim(Guid.CreateVersion7(), "Tell"));
        foreach (var (about, by) in facts) db.Tell(new ComplaintAnswered(about, Cast.Start, by), about);
        await db.Commit(Outcome.Done(), default);
        if (move) await Move();
    }

    private Task Move() => new Mover(_house.House, _house.Database, new Facts(_house.House)).Move(Listening, default);

    private async Task Exhaust()
    {
        while (await Worker.Hear(Listening, default) is not null)
        {
            // Until nothing is left.
        }
    }
}
