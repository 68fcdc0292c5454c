using System.Diagnostics;
using Dapper;
using Dealership.Host.Data;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dealership.Benchmarks.Measuring;

/// <summary>A PostgreSQL for one measurement alone, in a temporary folder, as the host starts its own: with fsync, and free to be killed.</summary>
internal sealed class MortalPostgres : IAsyncDisposable
{
    private readonly List<LocalPostgres> _held = [];
    private string _data = "";

    private MortalPostgres(string folder) => Folder = folder;

    /// <summary>What the host is told as its data folder.</summary>
    public string Folder { get; }

    /// <summary>As its superuser.</summary>
    public string ConnectionString => _held[^1].ConnectionString;

    /// <summary>Starts an empty one with every department's tables.</summary>
    /// <param name="settings">Of the server, when they differ from the host's own.</param>
    public static async Task<MortalPostgres> Start(CancellationToken ct, params (string Name, string Value)[] settings)
    {
        DapperSetup.Apply();
        var own = new MortalPostgres(Directory.CreateTempSubdirectory("dealership-measured-").FullName);
        Unix.SetMode(new DirectoryInfo(own.Folder), Unix.OwnerOnly | Unix.EveryoneReads | Unix.EveryoneEnters);
        await own.Again(ct);
        if (settings.Length > 0)
        {
            await using (var db = new NpgsqlConnection(own.ConnectionString))
                foreach (var (name, value) in settings) await db.ExecuteAsync($"alter system set {name} = {value}");
            NpgsqlConnection.ClearAllPools();
            await own._held[0].DisposeAsync();
            own._held.Clear();
            await own.Again(ct);
        }
        await using var database = new Database(own.ConnectionString);
        await new Migrator(database, NullLogger<Migrator>.Instance).Run(TestDatabases.Rooms.Select(r => (r.Schema, r.Assembly)), ct);
        return own;
    }

    /// <summary>Starts the server again after it was killed, as the next host on the folder does.</summary>
    public async Task Again(CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        _held.Add(await LocalPostgres.StartAsync(Path.Combine(Folder, "postgres"), NullLogger.Instance, ct));
        await using var db = new NpgsqlConnection(ConnectionString);
        _data = (await db.ExecuteScalarAsync<string>("show data_directory"))!;
    }

    /// <summary>kill -9 of the server and of every process that works for it.</summary>
    public void Kill()
    {
        var server = int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        var children = Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0]) && ParentOf(p) == server).Select(p => int.Parse(Path.GetFileName(p), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        foreach (var pid in children.Prepend(server))
        {
            try
            {
                using var process = Process.GetProcessById(pid);
                process.Kill();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // It ended between the look and the kill.
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var held in _held) await held.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static int ParentOf(string process)
    {
        try
        {
            // pid (name) state parent …; the name may hold blanks.
            var stat = File.ReadAllText(Path.Combine(process, "stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
