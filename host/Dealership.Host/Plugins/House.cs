using System.Collections.Frozen;
using System.Reflection;
using Autofac;
using Autofac.Extensions.DependencyInjection;
using Dealership.Contracts;
using Dealership.Host.Data;
using Dealership.Plugin;
using Dealership.Plugin.Channels;
using Npgsql;

namespace Dealership.Host.Plugins;

/// <summary>
/// The departments under one roof: one container, a named child scope for each, so that none can resolve another's
/// services. Whatever lives no longer than a run is made at the department's bench; questions of the contracts are answered in a run of the department that answers.
/// </summary>
internal sealed class House : IAsyncDisposable
{
    private readonly IContainer _root;
    private readonly Dictionary<Room, ILifetimeScope> _scopes = [];
    private readonly Dictionary<Room, Bench> _benches = [];
    private readonly Database _database;
    private readonly Dictionary<Assembly, Room> _byAssembly = [];
    private readonly Dictionary<Type, Room> _answers = [];

    public House(IReadOnlyList<Room> rooms, Database database, TimeProvider clock, ILoggerFactory logs, Action<ContainerBuilder>? more = null)
    {
        (Rooms, _database) = (rooms, database);
        var builder = new ContainerBuilder();
        builder.RegisterInstance(clock).ExternallyOwned();
        builder.RegisterInstance(logs).ExternallyOwned();
        builder.RegisterGeneric(typeof(Logger<>)).As(typeof(ILogger<>)).SingleInstance();
        builder.RegisterInstance(database).ExternallyOwned();
        builder.RegisterInstance(this).ExternallyOwned();
        builder.RegisterType<HouseFacts>().As<IHouse>().SingleInstance();
        more?.Invoke(builder);
        _root = builder.Build();
        foreach (var room in rooms) Furnish(room);
        Clauses = EachWithRoom<IClauses>().GroupBy(x => x.Room, x => x.Thing).SelectMany(group =>
        {
            var book = new ClauseBook(group.Key.Name);
            foreach (var declared in group) declared.Declare(book);
            return book.All;
        }).ToDictionary(c => c.Code);
        var rights = new RightsBook().Add(Events.ParkedEvents.Right, "处理滞留事件", "Handle parked events", Position.AdministrationOfficer)
            .NeededFor("GM-1").WithoutClause("系统照常运转要有人看管，原文没有这样的岗位", "Somebody must keep the house running; the document has no position for it");
        foreach (var declared in Each<IRights>()) declared.Declare(rights);
        Rights = rights.All;
        var lists = new ChecklistBook();
        foreach (var declared in Each<IChecklists>()) declared.Declare(lists);
        Checklists = lists.All.ToDictionary(l => l.Code);
        Channels = Each<IChannel>().ToDictionary(c => c.Kind);
    }

    public IReadOnlyList<Room> Rooms { get; }
    public IReadOnlyDictionary<string, Clause> Clauses { get; }
    public IReadOnlyDictionary<string, Right> Rights { get; }
    public IReadOnlyDictionary<string, IChannel> Channels { get; }
    public IReadOnlyDictionary<string, Checklist> Checklists { get; }

    /// <summary>Every question there is: the interfaces of the contracts, and those that the host itself asks.</summary>
    private static IReadOnlySet<Type> Questions { get; } =
        typeof(Text).Assembly.GetExportedTypes().Concat(typeof(IDepartment).Assembly.GetExportedTypes()).Where(DepartmentScan.IsQuestion).ToFrozenSet();

    public Room RoomOf(Type type) => _byAssembly.TryGetValue(type.Assembly, out var room)
        ? room
        : throw new InvalidOperationException($"{type.FullName} belongs to no department.");

    /// <summary>A run in a department; whoever opens it ends it. With a claim it is a duty in one transaction, without one it looks things up.</summary>
    public Run Open(Room room, Caller caller, DbClaim? claim = null) => new(this, _benches[room], caller, new(_database.Of(room.Schema), room.Schema, caller, claim));

    /// <summary>A run in the transaction of whoever works for a department by himself, and ends it.</summary>
    public Run Join(Room room, Caller caller, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        new(this, _benches[room], caller, new(_database.Of(room.Schema), room.Schema, caller, connection, transaction));

    /// <summary>A run in which the department that answers this question answers it.</summary>
    /// <exception cref="DepartmentMissingException">Nobody who answers it is installed.</exception>
    public Run OpenAnswer(Type question, Caller caller) => Answers(question) is { } room
        ? Open(room, caller)
        : throw new DepartmentMissingException(question.Namespace!.Split('.')[^1], question);

    /// <summary>What somebody might ask that no department here answers; nothing where all is answered.</summary>
    public Type? Unanswered(Type asker) => asker.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).FirstOrDefault(t => Questions.Contains(t) && !_answers.ContainsKey(t));

    /// <summary>The department that answers, where one does.</summary>
    public Room? Answers(Type question) => _answers.GetValueOrDefault(question);

    /// <summary>One of each implementation over all departments, made once outside any run: books and sheets, not work.</summary>
    public IEnumerable<T> Each<T>() where T : notnull => Rooms.SelectMany(room => _scopes[room].Resolve<IEnumerable<T>>());

    /// <summary>As <see cref="Each{T}"/>, with its department.</summary>
    public IEnumerable<(Room Room, T Thing)> EachWithRoom<T>() where T : notnull =>
        Rooms.SelectMany(room => _scopes[room].Resolve<IEnumerable<T>>().Select(thing => (room, thing)));

    /// <summary>Endpoint groups of a department; they hold nothing and map once.</summary>
    public IEnumerable<IEndpoints> EndpointsOf(Room room) => _scopes[room].Resolve<IEnumerable<IEndpoints>>();

    private void Furnish(Room room)
    {
        var services = new ServiceCollection();
        ((IDepartment)Activator.CreateInstance(room.Entry)!).Register(services);
        // The container compiles a constructor for whatever it is told of, made or not: it is told of what it makes.
        _scopes[room] = _root.BeginLifetimeScope(room.Name, builder => builder.Populate(services.Where(s => s.Lifetime == ServiceLifetime.Singleton)));
        _benches[room] = new(_scopes[room], services, Questions);
        _byAssembly[room.Assembly] = room;
        foreach (var question in Questions.Where(q => services.Any(s => s.ServiceType == q)))
            if (!_answers.TryAdd(question, room))
                throw new InvalidOperationException($"{question.Name} is answered by both {_answers[question]} and {room}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes.Values) await scope.DisposeAsync();
        await _root.DisposeAsync();
    }
}
