using Dealership.Plugin;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests.Data;

/// <summary>What a department's way to its schema does with failures and with what is sent together.</summary>
public sealed class DbTests : IAsyncLifetime
{
    private const string NoteSql = "insert into listening.notes (store_id, about, by_whom) values (@store, @about, @about)";
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private static Guid N(int n) => new(n, 0, 0, new byte[8]);

    [Fact]
    public async Task A_statement_that_failed_while_it_was_being_prepared_answers_the_next_one_who_asks()
    {
        await Do(db => { db.Later(NoteSql, new { about = N(1) }); return Task.CompletedTask; });
        Assert.Null(await Noted("nobody"));
        Assert.Equal(PostgresErrorCodes.CharacterNotInRepertoire, (await Assert.ThrowsAsync<PostgresException>(() => Noted("a\0b"))).SqlState);
        Assert.Null(await Noted("nobody"));
        Assert.Equal(N(1), await Noted(N(1).ToString()));
    }

    [Fact]
    public async Task In_a_duty_too_where_a_savepoint_lets_it_go_on()
    {
        await Do(async db =>
        {
            await db.Do(NoteSql, new { about = N(2) });
            Assert.Null(await Noted(db, "nobody"));
            await db.Do("savepoint here");
            await Assert.ThrowsAsync<PostgresException>(() => Noted(db, "a\0b"));
            await db.Do("rollback to savepoint here");
            Assert.Null(await Noted(db, "nobody"));
            Assert.Equal(N(2), await Noted(db, N(2).ToString()));
        });
    }

    [Fact]
    public async Task Half_a_character_leaves_no_statement_behind_that_another_takes_for_its_own()
    {
        foreach (var _ in Enumerable.Range(0, 3)) await Assert.ThrowsAsync<System.Text.EncoderFallbackException>(() => Noted("half \ud83d"));
        foreach (var _ in Enumerable.Range(0, 3)) await Assert.ThrowsAsync<System.Text.EncoderFallbackException>(() => Any(["whole", "half \ud83d"]));
        Assert.False(await Any(["whole"]));
        Assert.Null(await Noted("whole"));
    }

    [Fact]
    public async Task What_is_written_later_is_there_for_whatever_is_asked_next_in_the_order_given()
    {
        await Do(async db =>
        {
            db.Later(NoteSql, new { about = N(3) });
            db.Later("update listening.notes set by_whom = @by where store_id = @store and about = @about", new { about = N(3), by = N(4) });
            Assert.Equal(N(4), await db.Row<Guid>("select by_whom from listening.notes where store_id = @store and about = @about", new { about = N(3) }));
            Assert.Equal(1, await db.Do(NoteSql, new { about = N(5) }));
            db.Later(NoteSql, new { about = N(6) });
        });
        Assert.Equal(3, await _house.Sql<int>("select count(*)::int from listening.notes"));
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("  with a as (select 1) select * from a")]
    [InlineData("delete from listening.notes returning about")]
    [InlineData("delete from listening.notes; delete from listening.poison")]
    public async Task Whatever_answers_rows_cannot_be_left_for_later(string sql) =>
        await Do(db => Task.FromResult(Assert.Throws<ArgumentException>(() => db.Later(sql))));

    private async Task Do(Func<Db, Task> act)
    {
        await using var db = new Db(_house.Database.Of("listening"), "listening", Caller.House(Cast.Store), new DbClaim(Guid.CreateVersion7(), "Tests"));
        await act(db);
        await db.Commit(Outcome.Done(), default);
    }

    /// <summary>As a read asks: without a transaction, on the one connection that the pool has.</summary>
    private async Task<Guid?> Noted(string about)
    {
        await using var db = Reading();
        return await Noted(db, about);
    }

    private async Task<bool> Any(string[] about)
    {
        await using var db = Reading();
        return await db.Row<bool>("select exists (select 1 from listening.notes where store_id = @store and about::text = any(@about))", new { about });
    }

    private static Task<Guid?> Noted(Db db, string about) => db.Row<Guid?>("select about from listening.notes where store_id = @store and about::text = @about", new { about });

    private Db Reading() => new(_house.Database.Of("listening"), "listening", Caller.House(Cast.Store), null);
}
