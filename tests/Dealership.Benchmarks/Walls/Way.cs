using System.Reflection;
using Dealership.Plugin;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace Dealership.Benchmarks.Walls;

/// <summary>What stands behind an address.</summary>
internal enum WayKind
{
    /// <summary>A page of a department or of the host.</summary>
    Page,

    /// <summary>An endpoint under <c>/api</c>.</summary>
    Api,

    /// <summary>The rest of the host: health, language, documentation.</summary>
    House,
}

/// <summary>A way into the house: a method at an address, with what it takes, as the running host routes it.</summary>
internal sealed record Way(string Method, RouteEndpoint Endpoint, WayKind Kind)
{
    private static readonly string[] Changing = ["POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The address with its blanks.</summary>
    public string Template { get; } = "/" + Endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>Duties and reads of an endpoint, in the order of its code.</summary>
    public IReadOnlyList<Type> Works { get; } = Endpoint.Metadata.GetMetadata<MethodInfo>() is { } handler && Kind == WayKind.Api ? WorksOf.Handler(handler) : [];

    /// <summary>The page.</summary>
    public Type? Page => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;

    /// <summary>What it declares: the page's own attributes, or those of the first thing an endpoint does.</summary>
    private Type? Declares => Page ?? Works.FirstOrDefault();

    /// <summary>Key of the right that it takes.</summary>
    public string? Right => Declares?.GetCustomAttribute<NeedsAttribute>()?.Right;

    /// <summary>Whoever is signed in may.</summary>
    public bool Open => Declares?.GetCustomAttribute<OpenToAttribute>() is not null;

    /// <summary>Strangers may.</summary>
    public bool OpenToStrangers => Kind == WayKind.House || Declares?.GetCustomAttribute<OpenToAttribute>()?.EvenStrangers == true;

    /// <summary>It is meant to change something.</summary>
    public bool Changes => Changing.Contains(Method);

    /// <summary>The body's type, where it takes JSON.</summary>
    public Type? Body => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && accepts.ContentTypes.Contains("application/json") ? accepts.RequestType : null;

    /// <summary>It takes a posted form, with files perhaps.</summary>
    public bool TakesForm => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Any(t => t.StartsWith("multipart", StringComparison.Ordinal)) == true;

    /// <summary>The blanks of the address.</summary>
    public IReadOnlyList<RoutePatternParameterPart> Blanks => Endpoint.RoutePattern.Parameters;

    /// <summary>Names and types of what stands behind the question mark; those of a page are its parameters.</summary>
    public IReadOnlyList<(string Name, Type Type)> Query { get; } = [.. PageOf(Endpoint) is { } page ? OfPage(page) : OfHandler(Endpoint)];

    /// <summary>Names and types of the fields of a posted form.</summary>
    public IReadOnlyList<(string Name, Type Type)> Fields => [.. Parameters(Endpoint).Where(p => p.GetCustomAttribute<FromFormAttribute>() is not null || p.ParameterType.Name == "IFormFile").Select(p => (p.Name!, p.ParameterType))];

    /// <summary>Everything the host routes to but its styles and scripts.</summary>
    public static IReadOnlyList<Way> All(IEnumerable<RouteEndpoint> endpoints) =>
        [.. endpoints.Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText?.Contains("_framework", StringComparison.Ordinal) != true && e.RoutePattern.RawText?.Contains("_blazor", StringComparison.Ordinal) != true)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Distinct().Select(m => new Way(m, e, KindOf(e))))
            .OrderBy(w => w.Template, StringComparer.Ordinal).ThenBy(w => w.Method, StringComparer.Ordinal)];

    private static WayKind KindOf(RouteEndpoint endpoint) =>
        PageOf(endpoint) is not null ? WayKind.Page : endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true && !endpoint.RoutePattern.RawText.Contains("**", StringComparison.Ordinal) ? WayKind.Api : WayKind.House;

    private static Type? PageOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;

    private static IEnumerable<(string, Type)> OfPage(Type page) => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(p => p.GetCustomAttributes().Any(a => a.GetType().Name == "SupplyParameterFromQueryAttribute")).Select(p => (p.Name, p.PropertyType));

    private static IEnumerable<(string, Type)> OfHandler(RouteEndpoint endpoint)
    {
        foreach (var parameter in Parameters(endpoint))
        {
            if (endpoint.RoutePattern.GetParameter(parameter.Name!) is not null || parameter.GetCustomAttribute<FromHeaderAttribute>() is not null) continue;
            if (parameter.GetCustomAttribute<Microsoft.AspNetCore.Http.AsParametersAttribute>() is not null)
                foreach (var property in parameter.ParameterType.GetProperties().Where(p => p.CanWrite && IsPlain(p.PropertyType))) yield return (property.Name, property.PropertyType);
            else if (IsPlain(parameter.ParameterType) && parameter.GetCustomAttribute<FromFormAttribute>() is null) yield return (parameter.Name!, parameter.ParameterType);
        }
    }

    private static ParameterInfo[] Parameters(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];

    private static bool IsPlain(Type type) => type.IsArray ? IsPlain(type.GetElementType()!)
        : (Nullable.GetUnderlyingType(type) ?? type) is { } plain && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(Guid) || plain == typeof(decimal)
            || plain == typeof(DateOnly) || plain == typeof(TimeOnly) || plain == typeof(DateTime) || plain == typeof(DateTimeOffset) || plain == typeof(TimeSpan));

    public override string ToString() => $"{Method} {Template}";
}
