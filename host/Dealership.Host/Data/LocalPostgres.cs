using System.Diagnostics;

namespace Dealership.Host.Data;

/// <summary>
/// A PostgreSQL of the house's own, for whoever configured none: made on the first start, reached by a Unix socket only,
/// shared by all hosts of this machine that name the same folder. The last one out stops it; when a host is killed the
/// server lives on, and the next host joins it.
/// </summary>
internal sealed class LocalPostgres : IAsyncDisposable
{
    private const string Database = "dealership";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly PostgresServer server;
    private readonly FolderLocks locks;
    private readonly IDisposable inUse;
    private readonly ILogger log;
    private int disposed;

    private LocalPostgres(PostgresServer server, FolderLocks locks, IDisposable inUse, bool joined, ILogger log)
    {
        (this.server, this.locks, this.inUse, this.log) = (server, locks, inUse, log);
        Joined = joined;
        ConnectionString = server.To(Database).ConnectionString;
    }

    /// <summary>Host=(socket's folder);Port=5432;Username=postgres;Database=dealership — a superuser's.</summary>
    public string ConnectionString { get; }

    /// <summary>True when the server was already running, false when this host started it.</summary>
    public bool Joined { get; }

    /// <inheritdoc cref="StartAsync(string, ILogger, LocalPostgresOptions, CancellationToken)"/>
    public static Task<LocalPostgres> StartAsync(string folder, ILogger log, CancellationToken ct) =>
        StartAsync(folder, log, new LocalPostgresOptions(), ct);

    /// <summary>Joins the folder's server or starts it, making folder, data and database as needed.</summary>
    /// <param name="folder">Where the database lives; fetched binaries go to postgres-binaries beside it.</param>
    /// <exception cref="InvalidOperationException">It cannot run; the text is for the person at the machine.</exception>
    /// <exception cref="PlatformNotSupportedException">Not on this system; the text says what to configure instead.</exception>
    public static async Task<LocalPostgres> StartAsync(
        string folder, ILogger log, LocalPostgresOptions options, CancellationToken ct)
    {
        var user = ServerUser.Choose();
        var place = await PostgresPlace.MakeAsync(folder, user, log, ct);
        var locks = new FolderLocks(place.Place);
        var server = new PostgresServer(place, user);

        using var starting = await locks.ToStartOrStopAsync(StartPatience, ct);
        var alone = locks.TryAlone();
        alone?.Dispose();
        var inUse = locks.Use();
        try
        {
            var waited = Stopwatch.StartNew();
            await place.OpenSocketsAsync(ct);
            var joined = await server.AnswersAsync(ct);
            if (!joined)
            {
                if (alone is null) place.RefuseIfServedElsewhere();
                var binaries = await PostgresBinaries.FindAsync(options.Search, place, user, log, ct);
                await server.MakeAsync(binaries, options.Fast, ct);
                await server.StartAsync(binaries, options.Fast, ct);
            }

            await server.EnsureAsync(Database, ct);
            log.LogInformation("PostgreSQL {What} in {Place} within {Milliseconds} ms",
                joined ? "joined" : "started", place.Place, waited.ElapsedMilliseconds);
            return new LocalPostgres(server, locks, inUse, joined, log);
        }
        catch
        {
            await LeaveAsync(server, locks, inUse, log);
            throw;
        }
    }

    /// <summary>Leaves; the last host on the folder stops the server. Close your own connections first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        try
        {
            using var stopping = await locks.ToStartOrStopAsync(StopPatience, CancellationToken.None);
            await LeaveAsync(server, locks, inUse, log);
        }
        catch (TimeoutException starting)
        {
            inUse.Dispose(); // whoever starts right now works with the server, and is the last one out
            log.LogWarning(starting, "PostgreSQL was left running");
        }
    }

    private static async Task LeaveAsync(PostgresServer server, FolderLocks locks, IDisposable inUse, ILogger log)
    {
        inUse.Dispose();
        using var last = locks.TryAlone();
        if (last is not null && !await server.StopAsync()) log.LogWarning("PostgreSQL is still stopping");
    }
}
