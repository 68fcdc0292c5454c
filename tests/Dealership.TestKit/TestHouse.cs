using System.Collections.Frozen;
using Autofac;
using Dapper;
using Dealership.Contracts;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Host.Routines;
using Dealership.Plugin;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dealership.TestKit;

/// <summary>
/// The whole house on a database of its own, without the web: duties are done as somebody of the cast, time stands until it
/// is moved, and facts travel when <see cref="Settle"/> is called and not before.
/// </summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly string _connection;
    private readonly Database _database;
    private readonly Mover _mover;
    private readonly Worker _worker;
    private readonly DutyRunner _runner;
    private readonly RoutineClock _routines;

    private TestHouse(string connection)
    {
        _connection = connection;
        _database = new(connection);
        House = new(TestDatabases.Rooms, _database, Clock, NullLoggerFactory.Instance, Lent);
        var facts = new Facts(House);
        _mover = new(House, _database, facts);
        _worker = new(House, _database, NullLogger<Worker>.Instance);
        var pump = new Pump(House, _database, _mover, _worker, NullLogger<Pump>.Instance);
        _runner = new(House, pump);
        _routines = new(House, _database, pump, Clock, NullLogger<RoutineClock>.Instance);
    }

    internal House House { get; }

    internal Database Database => _database;

    /// <summary>Stands at <see cref="Cast.Start"/> until moved.</summary>
    public FakeTimeProvider Clock { get; } = new(Cast.Start);

    /// <summary>The clauses in force.</summary>
    public IReadOnlyDictionary<string, Clause> Clauses => House.Clauses;

    /// <summary>A house of its own for a test class or a test.</summary>
    public static async Task<TestHouse> Open() => new(await TestDatabases.Fresh());

    /// <summary>Somebody of the cast, with the rights his positions have by default.</summary>
    public Caller As(DemoPerson person, int store = Cast.Store) => new(
        Cast.AtStore(person.Id, store), store, person.Name, person.Positions.ToFrozenSet(),
        House.Rights.Values.Where(r => r.Positions.Intersect(person.Positions).Any()).Select(r => r.Key).ToFrozenSet(), "zh");

    /// <summary>Does a duty as somebody, with a key of its own unless one is given.</summary>
    public Task<Outcome> Do<TDuty>(DemoPerson person, Func<TDuty, Task<Outcome>> act, Guid? key = null) where TDuty : IDuty =>
        _runner.Do(As(person), key ?? Guid.CreateVersion7(), act);

    /// <summary>As <see cref="Do{TDuty}(DemoPerson, Func{TDuty, Task{Outcome}}, Guid?)"/>, by any caller.</summary>
    public Task<Outcome> Do<TDuty>(Caller caller, Func<TDuty, Task<Outcome>> act, Guid? key = null) where TDuty : IDuty =>
        _runner.Do(caller, key ?? Guid.CreateVersion7(), act);

    /// <summary>Looks something up as somebody.</summary>
    public Task<T> Read<TRead, T>(DemoPerson person, Func<TRead, Task<T>> ask) where TRead : IRead => _runner.Read(As(person), ask);

    /// <summary>As <see cref="Read{TRead, T}(DemoPerson, Func{TRead, Task{T}})"/>, by any caller.</summary>
    public Task<T> Read<TRead, T>(Caller caller, Func<TRead, Task<T>> ask) where TRead : IRead => _runner.Read(caller, ask);

    /// <summary>Asks a department one of the questions of the contracts.</summary>
    public async Task<T> Ask<TQuestion, T>(DemoPerson person, Func<TQuestion, Task<T>> ask) where TQuestion : class
    {
        await using var run = House.OpenAnswer(typeof(TQuestion), As(person));
        return await ask(run.Get<TQuestion>());
    }

    /// <summary>Runs a part of an import as the engine does: by the house, in one transaction of the department.</summary>
    public async Task<T> Import<TImport, T>(Func<TImport, Task<T>> act) where TImport : IImport
    {
        await using var run = House.Open(House.RoomOf(typeof(TImport)), Caller.House(Cast.Store), new(Guid.CreateVersion7(), typeof(TImport).Name));
        var answer = await act(run.Get<TImport>());
        await run.Db.Commit(Outcome.Done(), default);
        return answer;
    }

    /// <summary>Asks what a department's own duties share, and nobody else may ask.</summary>
    public async Task<T> Within<TPart, T>(Func<TPart, Task<T>> ask) where TPart : class
    {
        await using var run = House.Open(House.RoomOf(typeof(TPart)), Caller.House(Cast.Store), new(Guid.CreateVersion7(), typeof(TPart).Name));
        return await ask(run.Get<TPart>());
    }

    /// <summary>Tells a fact as if a department had, and lets everybody hear it.</summary>
    public Task Hear(string schema, IFact fact, Guid about, int store = Cast.Store) => HearTogether(schema, [(fact, about)], store);

    /// <summary>As <see cref="Hear"/>, many at once: whoever hears them hears them together.</summary>
    public async Task HearTogether(string schema, IEnumerable<(IFact Fact, Guid About)> facts, int store = Cast.Store)
    {
        await using var db = new Db(_database.Of(schema), schema, Caller.House(store), new DbClaim(Guid.CreateVersion7(), "Hear"));
        foreach (var (fact, about) in facts) db.Tell(fact, about);
        await db.Commit(Outcome.Done(), default);
        await Settle();
    }

    /// <summary>Lets every fact travel until nobody has anything left to hear. Fails on a fact that could not be heard.</summary>
    public async Task Settle()
    {
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var room in House.Rooms) busy |= (await _mover.Move(room, default)).Woken.Count > 0;
            foreach (var room in House.Rooms)
                while (await _worker.Hear(room, default) is not null) busy = true;
        }
        foreach (var room in House.Rooms)
            if (await Sql<string?>($"select type || ': ' || error from {room.Schema}.inbox where done_at is null limit 1") is { } stuck)
                throw new InvalidOperationException($"{room} could not hear {stuck}");
    }

    /// <summary>Runs whatever departments do by themselves and is due now; fails on one that could not run.</summary>
    public async Task Tick()
    {
        await _routines.RunDue(default);
        if (await Sql<string?>("select name || ': ' || problem from house.routines where problem is not null limit 1") is { } stuck)
            throw new InvalidOperationException($"A routine could not run: {stuck}");
    }

    /// <summary>What the roll-ups of a store keep otherwise than their rows add up to.</summary>
    public async Task<IReadOnlyList<WrongSum>> CheckRollUps(int store = Cast.Store) => [.. (await RollUps.Compare(House, store, default)).SelectMany(r => r.Differences)];

    /// <summary>Makes the roll-ups of a store anew; answers how many sums were missing or wrong.</summary>
    public async Task<int> RebuildRollUps(int store = Cast.Store) => (await RollUps.Anew(House, store, default)).Sum(r => r.Sums);

    /// <summary>One value from anywhere in the database, past all walls: for looking, not for arranging.</summary>
    public async Task<T> Sql<T>(string sql, object? args = null)
    {
        await using var connection = new NpgsqlConnection(_connection);
        try
        {
            return (await connection.ExecuteScalarAsync<T>(sql, args))!;
        }
        finally
        {
            // Where a test did arrange something behind everybody's back, nobody goes by what he read before.
            foreach (var room in House.Rooms) HouseSql.Of(room.Schema).Did();
        }
    }

    /// <summary>
    /// Lets two people press at the same instant: both begin while a row is locked, and it is let go when both wait for it.
    /// </summary>
    /// <param name="held">A query that locks the row, with its arguments.</param>
    /// <param name="args">Arguments of <paramref name="held"/>.</param>
    /// <param name="acts">What they do.</param>
    /// <exception cref="TimeoutException">They never waited for that row.</exception>
    public async Task<Outcome[]> AtOnce(string held, object args, params Func<Task<Outcome>>[] acts)
    {
        await using var holder = new NpgsqlConnection(_connection);
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await holder.ExecuteAsync(held, args, transaction);
        var doing = acts.Select(act => act()).ToArray();
        await UntilWaiting(acts.Length);
        await transaction.RollbackAsync();
        return await Task.WhenAll(doing);
    }

    /// <summary>How many facts a department told that say something of this; ids are left out, for their digits say anything by chance.</summary>
    /// <param name="pattern">A regular expression of PostgreSQL's.</param>
    /// <param name="types">Only facts whose name begins so.</param>
    public Task<int> Told(string schema, string pattern, string types = "") => Sql<int>(
        $"select count(*)::int from {schema}.outbox where starts_with(type, @types) and regexp_replace(body::text, '[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}', '', 'g') ~ @pattern",
        new { types, pattern });

    /// <summary>How many wait for something that another holds.</summary>
    /// <param name="query">Only with this in their query.</param>
    public Task<int> Waiting(string query = "") => Sql<int>(
        "select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and strpos(query, @query) > 0", new { query });

    /// <summary>Until so many wait, as <see cref="Waiting"/> counts them.</summary>
    /// <exception cref="TimeoutException">They did not.</exception>
    public async Task UntilWaiting(int many = 1, string query = "")
    {
        for (var looked = 0; await Waiting(query) < many; looked++)
        {
            if (looked > 1000) throw new TimeoutException("They did not wait for what was held.");
            await Task.Delay(10);
        }
    }

    /// <summary>Connection string of this house's database as the owner of all.</summary>
    public string ConnectionString => _connection;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await _database.DisposeAsync();
        await using (var own = new NpgsqlConnection(_connection)) NpgsqlConnection.ClearPool(own);
        await TestDatabases.Drop(_connection);
    }

    /// <summary>What the web server lends to departments, without a web server.</summary>
    internal static void Lent(ContainerBuilder departments)
    {
        departments.RegisterInstance<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).ExternallyOwned();
        departments.RegisterType<NoDoor>().As<IDoor>().SingleInstance();
    }

    private sealed class NoDoor : IDoor
    {
        public Task Enter(Guid personId, int storeId, string stamp) => Task.CompletedTask;
        public Task Leave() => Task.CompletedTask;
        public void Say(string sentence) { }
    }
}
