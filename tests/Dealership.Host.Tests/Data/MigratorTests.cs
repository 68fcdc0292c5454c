using Dapper;
using Dealership.Host.Data;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dealership.Host.Tests.Data;

public sealed class MigratorTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Another_database_of_the_server_may_be_changing_the_same_role()
    {
        await using var elsewhere = await TestHouse.Open();
        await using var other = new NpgsqlConnection(elsewhere.ConnectionString);
        await other.OpenAsync(Ct);
        await using var changing = await other.BeginTransactionAsync(Ct);
        await other.ExecuteAsync("alter role csi_app connection limit -1", transaction: changing);

        // The tests' server asks for no password; one in the text lets each role's be set, as on a server that does.
        var migrating = Migrate(new NpgsqlConnectionStringBuilder(_house.ConnectionString) { Password = "any" }.ConnectionString);
        await _house.UntilWaiting(query: "csi_app");
        await changing.CommitAsync(Ct);
        await migrating;
    }

    [Fact]
    public async Task Roles_that_are_as_they_should_be_are_left_alone()
    {
        const string versions = "select string_agg(s.xmin::text, ' ' order by rolname) from pg_db_role_setting s join pg_roles r on r.oid = setrole where rolname like '%\\_app'";
        var before = await _house.Sql<string>(versions);
        await Migrate(_house.ConnectionString);
        Assert.Equal(before, await _house.Sql<string>(versions));
    }

    private async Task Migrate(string connection)
    {
        await using var database = new Database(connection);
        await new Migrator(database, NullLogger<Migrator>.Instance).Run(_house.House.Rooms.Select(r => (r.Schema, r.Assembly)), Ct);
    }
}
