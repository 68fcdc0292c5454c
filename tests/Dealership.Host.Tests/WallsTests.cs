using Dapper;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests;

public sealed class WallsTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_department_is_denied_another_departments_schema()
    {
        await using var connection = await As("sales_app");
        var denied = await Assert.ThrowsAsync<PostgresException>(() => connection.QueryAsync("select 1 from csi.inbox"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
        Assert.Contains("permission denied for schema csi", denied.MessageText);
    }

    private async Task<NpgsqlConnection> As(string role)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_house.ConnectionString) { Username = role, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
