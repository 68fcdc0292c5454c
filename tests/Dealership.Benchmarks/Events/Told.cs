using System.Reflection;
using Dealership.Benchmarks.Measuring;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Host.Events;
using Dealership.Plugin;

namespace Dealership.Benchmarks.Events;

/// <summary>Which facts can be told here, and one of each.</summary>
internal static class Told
{
    /// <summary>One of this kind about this thing; whatever else it says is made up.</summary>
    public static IFact Of(Type kind, Guid id, int n, DateTimeOffset now) => kind == typeof(VehicleHandedOver)
        ? new VehicleHandedOver(id, id, id, id, "TC31", $"{n:000000}", id, now, 12, "retail", false)
        : (IFact)Constructor(kind).Invoke([.. Constructor(kind).GetParameters().Select(p => Value(p.ParameterType, id, now))]);

    /// <summary>Prints every kind of fact that somebody hears, with what hearing it does.</summary>
    public static void List(RunningHost host)
    {
        var facts = host.Service<Facts>();
        foreach (var kind in Facts.Kinds.Values.OrderBy(k => k.Name, StringComparer.Ordinal))
        {
            var rooms = host.House.Rooms.Where(r => facts.HeardBy(r).Contains(kind.Name)).Select(r => r.Schema).ToArray();
            var clauses = host.House.Clauses.Values.Count(c => c.Owings.ContainsKey(kind) || c.Proofs.ContainsKey(kind) || c.Voidings.ContainsKey(kind) || c.Releases.ContainsKey(kind));
            if (rooms.Length > 0) Console.WriteLine($"{kind.Name,-32} heard by {string.Join(", ", rooms)}; {clauses} clauses");
        }
    }

    private static ConstructorInfo Constructor(Type kind) => kind.GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    private static object? Value(Type type, Guid id, DateTimeOffset now) =>
        type == typeof(Guid) ? id
        : type == typeof(string) ? "measured"
        : type == typeof(DateTimeOffset) ? now
        : type == typeof(Text) ? new Text("测", "Measured")
        : type == typeof(DateOnly) ? DateOnly.FromDateTime(now.UtcDateTime)
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsValueType ? Activator.CreateInstance(type) : null;
}
