using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Dealership.Host.Web;

/// <summary>
/// What stands in a page's address and cannot be read as the page wants it is as if it were not there: the page opens without that
/// filter. Blazor itself would answer an error of ours to a link that somebody cut off.
/// </summary>
internal sealed class ReadableQuery(RequestDelegate next)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Known = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.QueryString.HasValue && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page)
        {
            var wanted = Known.GetOrAdd(page, Wanted);
            var pairs = QueryHelpers.ParseQuery(context.Request.QueryString.Value).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))).ToArray();
            var readable = pairs.Where(p => !wanted.TryGetValue(p.Key, out var type) || Reads(type, p.Value)).ToArray();
            if (readable.Length < pairs.Length) context.Request.QueryString = new QueryBuilder(readable).ToQueryString();
        }
        return next(context);
    }

    private static Dictionary<string, Type> Wanted(Type page)
    {
        var wanted = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            if (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } from) wanted[from.Name ?? property.Name] = property.PropertyType.GetElementType() ?? property.PropertyType;
        return wanted;
    }

    /// <summary>Reads as the framework will; an empty value is none, where none may be.</summary>
    private static bool Reads(Type type, string value)
    {
        var culture = CultureInfo.InvariantCulture;
        if (Nullable.GetUnderlyingType(type) is { } inner) return value.Length == 0 || Reads(inner, value);
        if (type == typeof(bool)) return bool.TryParse(value, out _);
        if (type == typeof(int)) return int.TryParse(value, NumberStyles.Integer, culture, out _);
        if (type == typeof(long)) return long.TryParse(value, NumberStyles.Integer, culture, out _);
        if (type == typeof(decimal)) return decimal.TryParse(value, NumberStyles.Number, culture, out _);
        if (type == typeof(double)) return double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, culture, out _);
        if (type == typeof(Guid)) return Guid.TryParse(value, out _);
        if (type == typeof(DateOnly)) return DateOnly.TryParse(value, culture, DateTimeStyles.None, out var day) && Readable.InEra(day);
        if (type == typeof(TimeOnly)) return TimeOnly.TryParse(value, culture, DateTimeStyles.None, out _);
        return type != typeof(DateTime) || DateTime.TryParse(value, culture, DateTimeStyles.None, out _);
    }
}
