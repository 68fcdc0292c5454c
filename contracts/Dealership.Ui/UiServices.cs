using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dealership.Ui;

/// <summary>What the host registers for the look.</summary>
public static class UiServices
{
    /// <summary>One <see cref="Words"/> per request. Department pages and components inject it as <c>T</c>.</summary>
    public static IServiceCollection AddDealershipUi(this IServiceCollection services)
    {
        services.TryAddScoped<Words>();
        return services;
    }
}
