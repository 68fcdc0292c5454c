using Dealership.Host.Events;

namespace Dealership.Host.Imports;

/// <summary>Registers what importing needs in the host.</summary>
internal static class Importing
{
    public static void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Dealership:Imports").Get<ImportLimits>() ?? new())
        .AddSingleton<ImportSheets>().AddSingleton<ImportBooks>().AddSingleton<ImportBell>().AddSingleton<ImportViews>()
        .AddSingleton<TakeFile>().AddSingleton<CheckRows>().AddSingleton<FixRow>().AddSingleton<StartWork>()
        .AddSingleton<RunRows>().AddSingleton<RevertRows>()
        .AddSingleton(p => new WriteBatch(p.GetRequiredService<Plugins.House>(), p.GetRequiredService<Pump>().Poke))
        .AddScoped<Web.Imports.ImportEndpoints.Access>()
        .AddSingleton<ImportWorker>().AddHostedService(p => p.GetRequiredService<ImportWorker>());
}
