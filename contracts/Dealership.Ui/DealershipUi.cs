using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Ui;

/// <summary>Registers the shared look.</summary>
public static class DealershipUi
{
    /// <summary>Adds what the components ask for.</summary>
    public static IServiceCollection AddDealershipUi(this IServiceCollection services) => services.AddScoped<Words>();
}
