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
        await _house.Sql<int?>("comment on schema csi is 'anything'");
        await Migrate(_house.ConnectionString);
        Assert.Equal(before, await _house.Sql<string>(versions));
    }

    [Fact]
    public async Task What_is_as_it_was_left_is_not_brought_up_to_date_again()
    {
        await using var other = new NpgsqlConnection(_house.ConnectionString);
        await other.OpenAsync(Ct);
        await other.ExecuteAsync($"select pg_advisory_lock({Migrator.Lock})");
        await Migrate(_house.ConnectionString).WaitAsync(TimeSpan.FromMinutes(1), Ct);
    }

    [Theory]
    [InlineData("drop policy store on sales.leads", "select exists (select from pg_policy where polrelid = 'sales.leads'::regclass and polname = 'store')")]
    [InlineData("alter table csi.commands disable row level security; drop policy store on csi.commands", "select relrowsecurity from pg_class where oid = 'csi.commands'::regclass")]
    [InlineData("revoke select on marketing.outbox from house_app", "select has_table_privilege('house_app', 'marketing.outbox', 'select')")]
    [InlineData("drop index admin.inbox_ready", "select to_regclass('admin.inbox_ready') is not null")]
    [InlineData("create or replace function sales.changed(rows bigint) returns void language plpgsql as 'begin end'", "select prosrc like '%no_data_found%' from pg_proc where oid = 'sales.changed(bigint)'::regprocedure")]
    public async Task What_a_hand_undid_is_made_good_by_the_next_start(string undone, string good)
    {
        await _house.Sql<int?>(undone);
        Assert.False(await _house.Sql<bool>(good));
        await Migrate(_house.ConnectionString);
        Assert.True(await _house.Sql<bool>(good));
    }

    private async Task Migrate(string connection)
    {
        await using var database = new Database(connection);
        await new Migrator(database, NullLogger<Migrator>.Instance).Run(_house.House.Rooms.Select(r => (r.Schema, r.Assembly)), Ct);
    }
}
