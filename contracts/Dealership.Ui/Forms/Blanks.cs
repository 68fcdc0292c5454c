using System.Collections.Concurrent;
using System.Reflection;

namespace Dealership.Ui;

/// <summary>
/// A list from which nothing was chosen and a line in which nothing was typed are sent as an empty text; whoever reads the form meant nothing by it, and gets nothing where a property
/// may be nothing.
/// </summary>
internal static class Blanks
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Nullable = new();

    public static void Clear(object model)
    {
        foreach (var property in Nullable.GetOrAdd(model.GetType(), Of))
            if (property.GetValue(model) is "") property.SetValue(model, null);
    }

    private static PropertyInfo[] Of(Type form)
    {
        var nullability = new NullabilityInfoContext();
        return [.. form.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.PropertyType == typeof(string) && p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0
            && nullability.Create(p).WriteState == NullabilityState.Nullable)];
    }
}
