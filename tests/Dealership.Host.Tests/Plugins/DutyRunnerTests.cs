using Dapper;
using Dealership.Host.Tests.Listening;
using Dealership.Plugin;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests.Plugins;

public sealed class DutyRunnerTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<int> Notes() => _house.Sql<int>("select count(*)::int from listening.notes");

    [Fact]
    public async Task The_same_key_twice_does_it_once_and_answers_the_first_outcome()
    {
        var (key, about) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = await _house.Do(Cast.Lin, (WriteNote duty) => duty.Now(about), key);
        var second = await _house.Do(Cast.Lin, (WriteNote duty) => duty.Now(about), key);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("写好了", second.Said?.Zh);
        Assert.Equal(1, await Notes());
    }

    [Fact]
    public async Task Ten_presses_at_once_do_it_once()
    {
        var (key, about) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _house.Do(Cast.Lin, (WriteNote duty) => duty.Now(about), key))));
        Assert.Single(outcomes.Select(o => o.Id).Distinct());
        Assert.Equal(1, await Notes());
    }

    [Fact]
    public async Task A_refusal_leaves_nothing_behind_and_does_not_use_the_key_up()
    {
        var key = Guid.CreateVersion7();
        var refused = await _house.Do(Cast.Lin, (WriteNote duty) => duty.Now(key, refuse: true, tell: true), key);
        Assert.False(refused.Ok);
        Assert.Equal(0, await Notes());
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from listening.outbox"));
        Assert.True((await _house.Do(Cast.Lin, (WriteNote duty) => duty.Now(key), key)).Ok);
    }

    [Fact]
    public async Task Of_two_who_wait_for_each_other_the_one_that_is_ended_does_it_again()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var somebody = new NpgsqlConnection(_house.ConnectionString);
        await somebody.OpenAsync();
        // Who finds out is ended: not somebody, and not before both wait.
        await somebody.ExecuteAsync($"set deadlock_timeout = '1min'; alter database {somebody.Database} set deadlock_timeout = '3s'");
        await using var doing = await somebody.BeginTransactionAsync();
        const string poison = "insert into listening.poison (store_id, about) values (@store, @about) on conflict do nothing";
        await somebody.ExecuteAsync(poison, new { store = Cast.Store, about = other }, doing);
        var duty = _house.Do(Cast.Lin, (Poison duty) => duty.Now(one, other));
        await _house.UntilWaiting();
        await somebody.ExecuteAsync(poison, new { store = Cast.Store, about = one }, doing);
        await doing.RollbackAsync();
        Assert.True((await duty).Ok);
        Assert.Equal(2, await _house.Sql<int>("select count(*)::int from listening.poison"));
    }

    [Fact]
    public async Task A_key_belongs_to_its_store()
    {
        var key = Guid.CreateVersion7();
        await _house.Do(_house.As(Cast.Lin), (WriteNote duty) => duty.Now(key), key);
        await _house.Do(_house.As(Cast.Lin, Cast.OtherStore), (WriteNote duty) => duty.Now(key), key);
        Assert.Equal(2, await Notes());
    }

    [Fact]
    public async Task Without_the_right_it_is_refused_and_the_right_is_named()
    {
        var refused = await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Gao, (Forbidden duty) => duty.Now()));
        Assert.Equal("listening.nobody", refused.Right);
    }

    [Fact]
    public async Task A_stranger_may_not_do_what_is_open_to_staff() =>
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Caller.Stranger("zh", Cast.Store), (WriteNote duty) => duty.Now(Guid.NewGuid())));

    [Fact]
    public async Task What_was_done_stands_in_the_audit_trail_with_who_and_what()
    {
        var outcome = await _house.Do(Cast.Lin, (WriteNote duty) => duty.Now(Guid.CreateVersion7()));
        var house = new Host.Plugins.HouseFacts(_house.House, _house.Database);
        var line = (await house.Audit(_house.As(Cast.Gao), new(Department: "Listening"), default))[0];
        Assert.Equal(("WriteNote", Cast.Lin.Id, outcome.Id), (line.Duty, line.PersonId, line.Subject));
        Assert.Empty(await house.Audit(_house.As(Cast.Gao, Cast.OtherStore), new(Department: "Listening"), default));
    }
}
