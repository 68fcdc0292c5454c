using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dealership.Benchmarks.Pages;

/// <summary>
/// What pages are compared with: one static Blazor page with fifty rows from the same database, the same script, and nothing else.
/// A process of its own, started by <c>pages</c>.
/// </summary>
internal sealed class BareSite : IBench
{
    public string Verb => "bare-site";

    public string Measures => "nothing: the bare Blazor site that pages are compared with (--database, --script, --encoding)";

    public async Task<int> Run(Options options, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        await using var source = NpgsqlDataSource.Create(options.Word("database", ""));
        builder.Services.AddSingleton(source);
        await using var app = builder.Build();
        var script = await File.ReadAllBytesAsync(options.Word("script", ""), ct);
        app.MapGet("/_framework/blazor.web.js", (HttpContext http) =>
        {
            (http.Response.Headers.ContentEncoding, http.Response.Headers.CacheControl) = (options.Word("encoding", "identity"), "max-age=31536000");
            return Results.Bytes(script, "text/javascript");
        });
        app.MapGet("/ready", async (NpgsqlDataSource db) =>
        {
            await using var connection = await db.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<int>("select 1");
        });
        app.MapGet("/", () => new RazorComponentResult<Frame>());
        await app.StartAsync(ct);
        Console.WriteLine($"serves {app.Urls.First()} ");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>The document around the page.</summary>
    internal sealed class Frame : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder built)
        {
            built.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\" /><base href=\"/\" /><title>Bare</title></head><body>");
            built.OpenComponent<List>(1);
            built.CloseComponent();
            built.AddMarkupContent(2, "<script src=\"_framework/blazor.web.js\"></script></body></html>");
        }
    }

    /// <summary>Fifty rows.</summary>
    internal sealed class List : ComponentBase
    {
        private IReadOnlyList<string> _rows = [];

        [Inject]
        public NpgsqlDataSource Database { get; set; } = default!;

        protected override async Task OnInitializedAsync()
        {
            await using var connection = await Database.OpenConnectionAsync();
            _rows = (await connection.QueryAsync<string>("select vin from sales.vehicles order by vin limit 50")).AsList();
        }

        protected override void BuildRenderTree(RenderTreeBuilder built)
        {
            built.OpenElement(0, "table");
            foreach (var row in _rows)
            {
                built.OpenElement(1, "tr");
                built.OpenElement(2, "td");
                built.AddContent(3, row);
                built.CloseElement();
                built.CloseElement();
            }
            built.CloseElement();
        }
    }
}
