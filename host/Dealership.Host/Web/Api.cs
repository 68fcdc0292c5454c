using System.Text.Encodings.Web;
using System.Text.Unicode;
using Autofac;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Scalar.AspNetCore;

namespace Dealership.Host.Web;

/// <summary>Mounts each department's endpoints under its address, described at <c>/openapi/v1.json</c> and tried at <c>/openapi</c>.</summary>
internal static class Api
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOpenApi(o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Dealership.Modular";
            document.Info.Description = "What the pages can do. Sign in with a cookie, or send an API token as a bearer token. Every POST takes an Idempotency-Key.";
            return Task.CompletedTask;
        }));
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            Readable.AddTo(o.SerializerOptions);
        });
    }

    public static void Map(WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/openapi", o => o.WithTitle("Dealership.Modular").DisableDefaultFonts());
        var house = app.Services.GetRequiredService<House>();
        foreach (var room in house.Rooms)
        {
            var group = app.MapGroup($"/api/{room.Segment}").WithTags(room.Name).AddEndpointFilter<ApiManners>();
            foreach (var endpoints in house.EndpointsOf(room)) endpoints.Map(new(group));
        }
        Imports.ImportEndpoints.Map(app);
        app.Map("/api/{**rest}", () => Results.Problem("No such endpoint.", statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }
}
