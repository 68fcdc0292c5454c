using System.Security.Cryptography;
using System.Text;
using Autofac;
using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dealership.TestKit;

/// <summary>
/// One PostgreSQL for the whole test run, shared by every test process, and a migrated template in it with the cast's two
/// stores; each test house is a copy of the template, made in a tenth of a second.
/// </summary>
internal static class TestDatabases
{
    /// <summary>Files are copied four times as fast as the log of them is written, and no copy outlives its test.</summary>
    private const string Copied = "strategy file_copy";

    private static readonly SemaphoreSlim Once = new(1);
    private static LocalPostgres? _server;
    private static string? _template;

    /// <summary>The departments as the tests see them: the very assemblies that were built with the tests.</summary>
    public static IReadOnlyList<Room> Rooms { get; } = Host.Plugins.Rooms.InOrderOfUses(
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Dealership.*.dll")
            .Select(f => System.Reflection.Assembly.Load(Path.GetFileNameWithoutExtension(f)))
            .Where(a => a.GetExportedTypes().Any(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDepartment))))
            .Select(a => new Room(a))]);

    /// <summary>A fresh database with the cast in it.</summary>
    public static async Task<string> Fresh()
    {
        await Start(withTemplate: true);
        var name = $"t_{Guid.NewGuid():n}";
        await Admin($"create database {name} template {_template} {Copied}");
        return At(name);
    }

    /// <summary>A database with nothing in it, as on the first day.</summary>
    public static async Task<string> Empty()
    {
        await Start(withTemplate: false);
        var name = $"t_{Guid.NewGuid():n}";
        await Admin($"create database {name} template template0 {Copied}");
        return At(name);
    }

    private static async Task Start(bool withTemplate)
    {
        await Once.WaitAsync();
        try
        {
            DapperSetup.Apply();
            if (_server is null)
            {
                _server = await LocalPostgres.StartAsync(Path.Combine(Place(), "dealership-tests", "postgres"), NullLogger.Instance, new LocalPostgresOptions(Fast: true), default);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => LetGo();
            }
            if (withTemplate) _template ??= await Template();
        }
        finally
        {
            Once.Release();
        }
    }

    /// <summary>
    /// In memory where there is plenty: most of a test's time is the copying of its database. Not where programs may not run from it, for the server's
    /// may be fetched to the same place.
    /// </summary>
    private static string Place()
    {
        const string memory = "/dev/shm";
        const long plenty = 6L << 30;
        return File.Exists("/proc/mounts") && File.ReadLines("/proc/mounts").Any(m => m.Split(' ') is [_, memory, "tmpfs", var how, ..] && !how.Split(',').Contains("noexec"))
            && new DriveInfo(memory).AvailableFreeSpace > plenty && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 2 * plenty ? memory : Path.GetTempPath();
    }

    /// <summary>The last test process out stops the server.</summary>
    private static void LetGo()
    {
        NpgsqlConnection.ClearAllPools();
        if (Interlocked.Exchange(ref _server, null) is { } server) server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
    }

    public static async Task Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await Admin($"drop database if exists {name} with (force)");
    }

    private static string At(string database) => new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Made once per build of the departments: its name is a digest of their assemblies.</summary>
    private static async Task<string> Template()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Concat(Rooms.Select(r => r.Assembly).Append(typeof(House).Assembly).Append(typeof(Cast).Assembly).Select(a => a.ManifestModule.ModuleVersionId)))))[..16];
        var name = $"template_{digest}";
        await using var guard = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Pooling = false }.ConnectionString);
        await guard.OpenAsync();
        while (!await guard.ExecuteScalarAsync<bool>("select pg_try_advisory_lock(4711)")) await Task.Delay(50);
        if (await guard.ExecuteScalarAsync<bool>("select exists (select 1 from pg_database where datname = @name)", new { name })) return name;
        await guard.ExecuteAsync("drop database if exists building with (force)");
        await guard.ExecuteAsync("create database building");
        await using (var database = new Database(At("building")))
        {
            await new Migrator(database, NullLogger<Migrator>.Instance).Run(Rooms.Select(r => (r.Schema, r.Assembly)), default);
            await using var house = new House(Rooms, database, TimeProvider.System, NullLoggerFactory.Instance, TestHouse.Lent);
            foreach (var story in new[] { Cast.FirstMorning(Cast.Store), Cast.FirstMorning(Cast.OtherStore) })
                await Host.Demo.Story.Write(house, story, default);
        }
        NpgsqlConnection.ClearAllPools();
        await guard.ExecuteAsync($"alter database building rename to {name}");
        // Of builds before the last three nobody runs tests any more.
        foreach (var old in await guard.QueryAsync<string>("select datname from pg_database where datname like 'template\\_%' order by oid desc offset 3"))
            await guard.ExecuteAsync($"drop database if exists {old}");
        return name;
    }

    private static async Task Admin(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server!.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // Two copies of one template at the same instant: PostgreSQL refuses the second for a moment.
        await Again.After(() => connection.ExecuteAsync(sql), 200, TimeSpan.FromMilliseconds(25), PostgresErrorCodes.ObjectInUse);
    }
}
