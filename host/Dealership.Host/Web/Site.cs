using Dealership.Host.Demo;
using Dealership.Host.Events;
using Dealership.Host.Imports;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Host.Security;
using Dealership.Plugin;
using Dealership.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.WebEncoders;

namespace Dealership.Host.Web;

/// <summary>The web application: services of the framework in its own container, departments in theirs.</summary>
internal static class Site
{
    public static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // Without this, pages outside Development get empty 200s for every style sheet and script.
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls(Serve.DefaultUrl);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder, Foundation foundation)
    {
        var services = builder.Services;
        services.AddSingleton(foundation.Database);
        services.AddSingleton(foundation.Settings);
        services.AddSingleton(foundation.Rooms);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Navigation>().AddSingleton<ISlots, Slots>().AddSingleton<IHouse, HouseFacts>();
        services.AddSingleton<Events.Facts>().AddSingleton<Mover>().AddSingleton<Worker>().AddSingleton<Pump>().AddSingleton<ParkedEvents>().AddSingleton<DutyRunner>();
        services.AddHostedService(p => p.GetRequiredService<Pump>());
        services.AddHostedService<Routines.RoutineClock>();
        services.AddHostedService<Tidying>();
        Importing.AddServices(services, builder.Configuration);
        services.AddSingleton(p => new House(foundation.Rooms, foundation.Database, p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILoggerFactory>(), b => Shared(b, p)));
        services.AddScoped<Desk>().AddScoped<IDesk>(p => p.GetRequiredService<Desk>());
        services.AddSingleton<IDoor, Door>();
        services.AddSingleton<IDemoStory, TheDemo>();
        services.AddHttpContextAccessor().AddMemoryCache();
        services.AddResponseCompression();
        AddDoor(services, foundation);
        services.AddDealershipUi();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        // Otherwise every Chinese character becomes an entity of eight bytes.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        Api.AddServices(services);
        Telemetry.AddServices(builder, foundation.Settings);

        var app = builder.Build();
        // Furnished meanwhile; whoever asks for it waits for it.
        _ = Task.Run(app.Services.GetRequiredService<House>);
        // Not over HTTPS, which is the default: what an answer shows of a guess and of a secret would be seen in its length.
        app.UseResponseCompression();
        app.UseMiddleware<Headers>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.MapStaticAssets();
        app.MapDealershipLook();
        app.UseAuthentication();
        app.UseMiddleware<WhoIsAsking>();
        app.UseMiddleware<FirstVisit>();
        app.UseRouting();
        app.UseMiddleware<ReadableQuery>();
        app.UseAntiforgery();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. foundation.Rooms.Select(r => r.Assembly)]);
        Oidc.Map(app, foundation.Settings.Oidc);
        Language.Map(app);
        Health.Map(app);
        Api.Map(app);
        OnlyOnce(((IEndpointRouteBuilder)app).DataSources);
        return app;
    }

    /// <summary>Makes what answers at each address, which otherwise the first request does.</summary>
    public static void MakeEndpoints(IEndpointRouteBuilder app) => Parallel.ForEach(app.DataSources, source => _ = source.Endpoints);

    /// <summary>The framework makes endpoints anew for each part that asks for them (router, links): whatever is mapped is made once.</summary>
    private static void OnlyOnce(ICollection<EndpointDataSource> sources)
    {
        var kept = sources.Select(source => new CompositeEndpointDataSource([source])).ToArray();
        sources.Clear();
        foreach (var source in kept) sources.Add(source);
    }

    /// <summary>What the host lends to departments.</summary>
    private static void Shared(Autofac.ContainerBuilder departments, IServiceProvider web)
    {
        void Lend<T>() where T : class => Autofac.RegistrationExtensions.Register(departments, _ => web.GetRequiredService<T>()).As<T>().ExternallyOwned();
        Lend<IDoor>();
        Lend<IDemoStory>();
        Lend<IDataProtectionProvider>();
    }

    private static void AddDoor(IServiceCollection services, Foundation foundation)
    {
        services.AddDataProtection().SetApplicationName("Dealership.Modular");
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = new KeysInDatabase(foundation.Database));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "dealership";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromHours(14); // one working day; sliding
            o.LoginPath = "/sign-in";
        });
        Oidc.AddServices(services, foundation.Settings.Oidc);
        services.AddAuthorization();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "antiforgery";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }
}
