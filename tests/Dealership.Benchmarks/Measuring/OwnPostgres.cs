using Dapper;
using Dealership.Host.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dealership.Benchmarks.Measuring;

/// <summary>A PostgreSQL that nobody else uses, so that its CPU time is the measured requests' alone: the host's own, in a folder of its own.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly LocalPostgres _server;
    private readonly string _folder;

    private OwnPostgres(LocalPostgres server, string folder) => (_server, _folder) = (server, folder);

    /// <summary>The server's first process; all its others are children of it.</summary>
    public int Process { get; private set; }

    /// <param name="fast">Without fsync: for what counts and does not time.</param>
    /// <param name="ct">Ends waiting for it.</param>
    /// <param name="settings">Of the server, beside the host's own.</param>
    public static async Task<OwnPostgres> Start(bool fast, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        DapperSetup.Apply();
        var folder = Path.Combine(Path.GetTempPath(), $"dealership-bench-{Guid.NewGuid():n}"[..28]);
        Task<LocalPostgres> Up() => LocalPostgres.StartAsync(Path.Combine(folder, "postgres"), NullLogger.Instance, new LocalPostgresOptions(Fast: fast), ct);
        var own = new OwnPostgres(await Up(), folder);
        if (settings.Length > 0)
        {
            foreach (var (name, value) in settings) await own.Do("dealership", $"alter system set {name} = {value}", null, ct);
            await own._server.DisposeAsync();
            own = new(await Up(), folder);
        }
        await using var connection = await own.Open("dealership", ct);
        own.Process = Cpu.ParentOf(await connection.ExecuteScalarAsync<int>("select pg_backend_pid()"));
        return own;
    }

    /// <summary>Connection string of one of its databases, as the superuser.</summary>
    public string At(string database) => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>An open connection as the superuser, not pooled.</summary>
    public async Task<NpgsqlConnection> Open(string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(At(database)) { Pooling = false, CommandTimeout = 3600 }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>One statement.</summary>
    public async Task Do(string database, string sql, object? args, CancellationToken ct)
    {
        await using var connection = await Open(database, ct);
        await connection.ExecuteAsync(new CommandDefinition(sql, args, cancellationToken: ct));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        try { Directory.Delete(_folder, recursive: true); }
        catch (IOException) { Console.Error.WriteLine($"{_folder} was left behind."); }
    }
}
