using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Admin.Notices;

/// <summary>What the duties, reads and routines of this room share.</summary>
internal static class NoticeParts
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<ChannelSecrets>().AddScoped<Post>().AddScoped<DigestContent>();
}
