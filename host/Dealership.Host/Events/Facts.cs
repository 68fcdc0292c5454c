using System.Collections.Concurrent;
using System.Text.Json;
using Autofac;
using Dealership.Contracts;
using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Events;

/// <summary>Every kind of fact by its name, and who listens to which.</summary>
internal sealed class Facts
{
    private static readonly ConcurrentDictionary<Type, Delivery> Deliveries = new();
    private readonly Dictionary<Room, string[]> _heard = [];

    public Facts(House house)
    {
        foreach (var room in house.Rooms)
        {
            var one = room.Assembly.GetTypes().SelectMany(Hears);
            var many = house.ManyFor(room).SelectMany(l => l.Facts);
            _heard[room] = [.. one.Concat(many).Select(t => t.Name).Distinct().Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Facts of the contracts by name.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } =
        typeof(IFact).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IFact))).ToDictionary(t => t.Name);

    /// <summary>Names of the facts that a department hears.</summary>
    public string[] HeardBy(Room room) => _heard[room];

    public static IFact Read(string type, string body) => Kinds.TryGetValue(type, out var kind)
        ? (IFact)JsonSerializer.Deserialize(body, kind, FactJson.Options)!
        : throw new InvalidOperationException($"No contract knows the fact {type}.");

    /// <summary>Lets everyone in this department who listens to the fact hear it.</summary>
    public static async Task Deliver(ILifetimeScope scope, IFact fact, Told told, CancellationToken ct)
    {
        await Deliveries.GetOrAdd(fact.GetType(), kind => (Delivery)Activator.CreateInstance(typeof(Delivery<>).MakeGenericType(kind))!).To(scope, fact, told, ct);
        foreach (var listener in scope.Resolve<IEnumerable<IListenToMany>>())
            if (listener.Facts.Contains(fact.GetType())) await listener.Hear(fact, told, ct);
    }

    private static IEnumerable<Type> Hears(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IListen<>)).Select(i => i.GetGenericArguments()[0]);

    /// <summary>Brings a fact to its listeners; made once for each kind.</summary>
    private abstract class Delivery
    {
        public abstract Task To(ILifetimeScope scope, IFact fact, Told told, CancellationToken ct);
    }

    private sealed class Delivery<TFact> : Delivery where TFact : IFact
    {
        public override async Task To(ILifetimeScope scope, IFact fact, Told told, CancellationToken ct)
        {
            foreach (var listener in scope.Resolve<IEnumerable<IListen<TFact>>>()) await listener.Hear((TFact)fact, told, ct);
        }
    }
}
