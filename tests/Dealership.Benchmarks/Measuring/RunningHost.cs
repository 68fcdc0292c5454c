using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Host.Routines;
using Dealership.Host.Web;
using Dealership.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dealership.Benchmarks.Measuring;

/// <summary>
/// The real host inside this process, answering over a real socket, so that its list of endpoints and the cause of each of its
/// errors can be read. What departments do by themselves stands still: nothing changes but what a request changes.
/// </summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly Foundation _foundation;
    private readonly WebApplication _app;

    private RunningHost(Foundation foundation, WebApplication app, Causes causes)
    {
        (_foundation, _app, Causes) = (foundation, app, causes);
        Url = new(app.Urls.First(u => u.StartsWith("http:", StringComparison.Ordinal)));
        SecureUrl = new(app.Urls.First(u => u.StartsWith("https:", StringComparison.Ordinal)));
        Endpoints = [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    /// <summary>Where it serves.</summary>
    public Uri Url { get; }

    /// <summary>Where it serves over TLS, with a certificate of its own making.</summary>
    public Uri SecureUrl { get; }

    /// <summary>Every endpoint that it routes to.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints { get; }

    /// <summary>Why it failed, where it did.</summary>
    public Causes Causes { get; }

    /// <summary>The departments.</summary>
    public House House => _app.Services.GetRequiredService<House>();

    /// <summary>A service of the web server.</summary>
    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it on a migrated database.</summary>
    public static async Task<RunningHost> Start(string database, CancellationToken ct)
    {
        // The host reads its settings, styles and departments from the folder it was built into.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", HostProcess.Folder);
        var builder = Site.Builder(["--applicationName", "Dealership.Host", "--urls", "http://127.0.0.1:0;https://127.0.0.1:0", "--Dealership:Database", database, "--Dealership:Modules", Path.Combine(HostProcess.Folder, "modules")]);
        builder.WebHost.ConfigureKestrel(o => o.ConfigureHttpsDefaults(tls => tls.ServerCertificate = Certificate()));
        var causes = new Causes();
        builder.Logging.ClearProviders().AddProvider(causes).SetMinimumLevel(LogLevel.Error);
        using var logs = LoggerFactory.Create(l => l.AddProvider(causes));
        var foundation = await Foundation.Lay(builder.Configuration, logs, migrate: false, ct);
        var app = Site.Build(builder, foundation);
        await app.StartAsync(ct);
        foreach (var routines in app.Services.GetServices<IHostedService>().OfType<RoutineClock>()) await routines.StopAsync(ct);
        return new(foundation, app, causes);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _foundation.DisposeAsync();
    }
}
