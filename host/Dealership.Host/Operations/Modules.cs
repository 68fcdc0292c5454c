using System.Reflection;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Microsoft.AspNetCore.Components;

namespace Dealership.Host.Operations;

/// <summary>Verb <c>modules</c>: what is installed, read from the assemblies; needs no database.</summary>
internal static class Modules
{
    public static async Task<int> Run(string[] args)
    {
        var settings = Settings.From(WebApplication.CreateBuilder(args).Configuration);
        var rooms = Plugins.Rooms.Load(settings.Modules ?? Plugins.Rooms.Folder);
        await using var database = new Database("Host=none");
        await using var house = new House(rooms, database, TimeProvider.System, LoggerFactory.Create(_ => { }));
        var facts = new Facts(house);
        foreach (var room in rooms)
        {
            Console.WriteLine($"{room.Name}  {room.Manifest.Zh} · {room.Manifest.En}");
            Line("schema", $"{room.Schema} (owner {room.OwnerRole}, runs as {room.AppRole})");
            Line("uses", string.Join(", ", room.Manifest.Uses));
            Line("hears", string.Join(", ", facts.HeardBy(room)));
            Line("pages", string.Join(", ", room.Pages.SelectMany(p => p.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)));
            Line("endpoints", string.Join(", ", Endpoints(house, room)));
            var clauses = house.Clauses.Values.Where(c => c.Department == room.Name).ToArray();
            Line("duties", $"{clauses.Length} clauses: {string.Join(", ", clauses.Select(c => c.Live ? $"{c.Code}*" : c.Code))}");
            Console.WriteLine();
        }
        Console.WriteLine($"{rooms.Count} departments, {house.Clauses.Values.Count(c => c.Reconstructed is null)} clauses and {house.Clauses.Values.Count(c => c.Reconstructed is not null)} put back for missing pages (* proven by the product).");
        return 0;
    }

    private static IEnumerable<string> Endpoints(House house, Room room)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Endpoints are only looked at, never run; but what they take from the house must be known as such.
        Dealership.Ui.UiServices.AddDealershipUi(builder.Services);
        builder.Services.AddScoped<IDesk, Desk>().AddSingleton<IDoor, Security.Door>().AddSingleton(TimeProvider.System).AddDataProtection();
        var routes = builder.Build();
        var group = routes.MapGroup($"/api/{room.Segment}");
        foreach (var endpoints in house.EndpointsOf(room)) endpoints.Map(new(group));
        return ((IEndpointRouteBuilder)routes).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => $"{string.Join('|', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {e.RoutePattern.RawText}").Order(StringComparer.Ordinal);
    }

    private static void Line(string what, string value)
    {
        if (value.Length > 0) Console.WriteLine($"  {what,-10}{value}");
    }
}
