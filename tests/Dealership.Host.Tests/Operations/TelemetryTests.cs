using System.Collections.Concurrent;
using System.Text;
using Dealership.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Dealership.Host.Tests.Operations;

public sealed class TelemetryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_configured_collector()
    {
        var heard = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            heard.AddOrUpdate(context.Request.Path.Value!, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await collector.StartAsync(Ct);

        await using var house = await TestHouse.Open();
        await using var host = await HostProcess.Start(house.ConnectionString, null, ("Dealership__Telemetry", collector.Urls.First()),
            ("Logging__LogLevel__Default", "Debug"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "300"));
        using var browser = new HttpClient { BaseAddress = host.Url };
        await browser.GetAsync("/sign-in", Ct);

        bool All() => new[] { "TraceService", "MetricsService", "LogsService" }.All(kind => heard.Keys.Any(path => path.Contains(kind, StringComparison.Ordinal)));
        for (var waited = 0; waited < 300 && !All(); waited++) await Task.Delay(100, Ct);
        Assert.True(All(), $"Heard only {string.Join(", ", heard.Keys)}.");
        Assert.Contains("Dealership", heard.First(h => h.Key.Contains("TraceService", StringComparison.Ordinal)).Value);
    }
}
