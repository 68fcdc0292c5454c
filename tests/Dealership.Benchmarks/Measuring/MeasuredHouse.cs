using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Dealership.Contracts;
using Dealership.Host.Data;
using Dealership.Host.Demo;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Benchmarks.Measuring;

/// <summary>The real house as a process, on the database that <see cref="Make"/> made, with a token for everybody of the cast.</summary>
internal sealed class MeasuredHouse : IAsyncDisposable
{
    private readonly HostProcess _host;

    private MeasuredHouse(HostProcess host, Probe probe) => (_host, Probe) = (host, probe);

    /// <summary>What it allocates.</summary>
    public Probe Probe { get; }

    /// <summary>Where it serves.</summary>
    public Uri Url => _host.Url;

    /// <summary>What it printed; errors stand here.</summary>
    public string Said => _host.Said;

    /// <summary>A migrated database with the cast's two stores.</summary>
    public static async Task Make(OwnPostgres postgres, string name, CancellationToken ct)
    {
        await postgres.Do("dealership", $"create database {name}", null, ct);
        await using var database = new Database(postgres.At(name));
        await new Migrator(database, NullLogger<Migrator>.Instance).Run(TestDatabases.Rooms.Select(r => (r.Schema, r.Assembly)), ct);
        await using (var house = new House(TestDatabases.Rooms, database, TimeProvider.System, NullLoggerFactory.Instance, TestHouse.Lent))
            foreach (var story in new[] { Cast.FirstMorning(Cast.Store), Cast.FirstMorning(Cast.OtherStore) }) await Story.Write(house, story, ct);
        foreach (var store in new[] { Cast.Store, Cast.OtherStore })
            foreach (var person in Cast.All)
                await postgres.Do(name, """
                    insert into admin.tokens (store_id, id, person_id, name, hash, made_at, expires_at)
                    values (@store, gen_random_uuid(), @person, 'measured', @hash, now(), now() + interval '1 day')
                    """, new { store, person = Cast.AtStore(person.Id, store), hash = SHA256.HashData(Encoding.UTF8.GetBytes(TokenOf(person, store))) }, ct);
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts the host on it.</summary>
    /// <param name="connection">To the database, or to the wire before it.</param>
    public static async Task<MeasuredHouse> Start(string connection)
    {
        var probe = new Probe();
        return new(await HostProcess.Start(connection, null, [.. probe.Settings, ("Logging__LogLevel__Default", "Warning")]), probe);
    }

    /// <summary>What somebody of the cast sends as bearer.</summary>
    public static AuthenticationHeaderValue Bearer(DemoPerson person, int store) => new("Bearer", TokenOf(person, store));

    private static string TokenOf(DemoPerson person, int store) => $"dm_measured_{person.Login}_{store}";

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
