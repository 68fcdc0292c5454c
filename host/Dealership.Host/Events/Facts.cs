using System.Collections.Concurrent;
using System.Text.Json;
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
            // Made outside any work, only to be asked what they hear.
            var many = house.Open(room, Caller.House(0)).All<IListenToMany>().SelectMany(l => l.Facts);
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

    /// <summary>Lets everyone in this department who listens to the fact by itself hear it.</summary>
    public static Task Deliver(Run run, News<IFact> news, CancellationToken ct) => For(news.Fact.GetType()).To(run, news, ct);

    /// <summary>Lets everyone in this department who hears many facts at once hear these.</summary>
    public static async Task DeliverTogether(Run run, IReadOnlyList<News<IFact>> news, CancellationToken ct)
    {
        foreach (var kind in news.GroupBy(n => n.Fact.GetType())) await For(kind.Key).Together(run, kind, ct);
        foreach (var listener in run.All<IListenToMany>())
            if (news.Where(n => listener.Facts.Contains(n.Fact.GetType())).ToArray() is { Length: > 0 } heard) await listener.Hear(heard, ct);
    }

    private static Delivery For(Type fact) => Deliveries.GetOrAdd(fact, kind => (Delivery)Activator.CreateInstance(typeof(Delivery<>).MakeGenericType(kind))!);

    private static IEnumerable<Type> Hears(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IListen<>) || i.GetGenericTypeDefinition() == typeof(IListenTogether<>))).Select(i => i.GetGenericArguments()[0]);

    /// <summary>Brings a fact to its listeners; made once for each kind.</summary>
    private abstract class Delivery
    {
        public abstract Task To(Run run, News<IFact> news, CancellationToken ct);

        public abstract Task Together(Run run, IEnumerable<News<IFact>> news, CancellationToken ct);
    }

    private sealed class Delivery<TFact> : Delivery where TFact : IFact
    {
        public override async Task To(Run run, News<IFact> news, CancellationToken ct)
        {
            foreach (var listener in run.All<IListen<TFact>>()) await listener.Hear((TFact)news.Fact, news.Told, ct);
        }

        public override async Task Together(Run run, IEnumerable<News<IFact>> news, CancellationToken ct)
        {
            foreach (var listener in run.All<IListenTogether<TFact>>())
                await listener.Hear([.. news.Select(n => new News<TFact>((TFact)n.Fact, n.Told))], ct);
        }
    }
}
