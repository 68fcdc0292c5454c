using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Npgsql;

namespace Dealership.Host.Operations;

/// <summary>What every verb stands on: settings, departments, and a database that is there and up to date.</summary>
internal sealed class Foundation : IAsyncDisposable
{
    private LocalPostgres? _own;

    private Foundation(Settings settings, IReadOnlyList<Room> rooms) => (Settings, Rooms) = (settings, rooms);

    public Settings Settings { get; }
    public IReadOnlyList<Room> Rooms { get; }
    public Database Database { get; private set; } = null!;

    /// <summary>Finds the departments and the database; migrates it when asked to.</summary>
    public static async Task<Foundation> Lay(IConfiguration configuration, ILoggerFactory logs, bool migrate, CancellationToken ct)
    {
        var settings = Settings.From(configuration);
        var starting = string.IsNullOrWhiteSpace(settings.Database)
            ? Task.Run(() => LocalPostgres.StartAsync(Path.Combine(settings.OwnFolder(), "postgres"), logs.CreateLogger<LocalPostgres>(), ct), ct)
            : null;
        DapperSetup.Apply();
        Foundation foundation;
        try
        {
            foundation = new Foundation(settings, Plugins.Rooms.Load(settings.Modules ?? Plugins.Rooms.Folder));
        }
        catch (Exception) when (starting is not null)
        {
            await using var unused = await starting;
            throw;
        }
        if (starting is not null) foundation._own = await starting;
        var connection = foundation._own?.ConnectionString ?? settings.Database;
        foundation.Database = new(new NpgsqlConnectionStringBuilder(connection).ConnectionString);
        if (migrate) await foundation.Migrate(logs, ct);
        return foundation;
    }

    public Task Migrate(ILoggerFactory logs, CancellationToken ct) =>
        new Migrator(Database, logs.CreateLogger<Migrator>()).Run(Rooms.Select(r => (r.Schema, r.Assembly)), ct);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_own is not null) await _own.DisposeAsync();
    }
}
