using Dapper;
using Dealership.Host.Tests.Listening;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests.Data;

public sealed class WallsTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_department_is_denied_every_other_departments_schema()
    {
        foreach (var room in _house.House.Rooms)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_house.ConnectionString) { Username = room.AppRole, Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            foreach (var other in _house.House.Rooms.Where(r => r != room))
            {
                var denied = await Assert.ThrowsAsync<PostgresException>(() => connection.QueryAsync($"select 1 from {other.Schema}.inbox"));
                Assert.Contains($"permission denied for schema {other.Schema}", denied.MessageText);
            }
        }
    }

    [Fact]
    public async Task A_query_that_forgets_its_where_sees_no_other_store()
    {
        await _house.Do(_house.As(Cast.Lin), (WriteNote duty) => duty.Now(Guid.CreateVersion7()));
        Assert.Equal(1, await _house.Read(_house.As(Cast.Lin), (CountNotes notes) => notes.EvenWithoutAWhere()));
        Assert.Equal(0, await _house.Read(_house.As(Cast.Lin, Cast.OtherStore), (CountNotes notes) => notes.EvenWithoutAWhere()));
    }

    [Fact]
    public async Task A_row_cannot_be_written_into_another_store()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _house.Read(_house.As(Cast.Lin), (CountNotes notes) => notes.InsertInto(Cast.OtherStore)));
        Assert.Contains("row-level security", refused.MessageText);
    }

    [Fact]
    public async Task Every_table_with_a_store_is_walled_and_starts_its_keys_with_the_store()
    {
        var offences = await _house.Sql<string?>("""
            select string_agg(c.oid::regclass::text, ', ')
            from   pg_class c join pg_namespace n on n.oid = c.relnamespace
            where  c.relkind = 'r' and n.nspname not like 'pg_%' and n.nspname not in ('information_schema', 'public', 'house') and c.relname not in ('outbox', 'inbox')
              and  exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped)
              and  (not c.relrowsecurity
                    or exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary
                               and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) <> 'store_id'))
            """);
        Assert.Null(offences);
    }

    [Fact]
    public async Task The_running_role_owns_nothing_and_cannot_lift_the_wall()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_house.ConnectionString) { Username = "listening_app", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var denied = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("alter table listening.notes disable row level security"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
    }
}
