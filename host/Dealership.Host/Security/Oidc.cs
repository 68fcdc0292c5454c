using System.Security.Claims;
using Autofac;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Dealership.Host.Security;

/// <summary>
/// Sign-in through the group's own identity provider (OpenID Connect), where one is configured. It vouches for a login; who
/// that is, at which store and with which rights, is still said by the staff kept here: nobody is made up from a claim.
/// </summary>
internal static class Oidc
{
    public const string Entry = "/sign-in/provider";

    public static void AddServices(IServiceCollection services, OidcSettings? settings)
    {
        if (settings is null) return;
        services.AddAuthentication().AddOpenIdConnect(o =>
        {
            o.Authority = settings.Authority;
            // A provider on the same machine needs no certificate; anywhere else it does.
            o.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
            o.ClientId = settings.ClientId;
            o.ClientSecret = settings.ClientSecret;
            o.ResponseType = "code";
            o.UsePkce = true;
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            // Only what is named here is taken over from there.
            o.ClaimActions.MapUniqueJsonKey(settings.LoginClaim, settings.LoginClaim);
            o.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            // The code comes back as a link, not as a form from elsewhere, so the cookies may stay strict about other sites.
            o.ResponseMode = "query";
            o.CorrelationCookie.SameSite = o.NonceCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Events.OnTicketReceived = context => LetIn(context, settings.LoginClaim);
            o.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/sign-in?refused=provider");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void Map(IEndpointRouteBuilder routes, OidcSettings? settings)
    {
        if (settings is null) return;
        routes.MapGet(Entry, (string? back) => Results.Challenge(
            new() { RedirectUri = back is ['/', not '/' and not '\\', ..] ? back : "/" }, [OpenIdConnectDefaults.AuthenticationScheme])).ExcludeFromDescription();
    }

    /// <summary>Puts our own cookie in the place of the provider's claims; somebody unknown here is turned away.</summary>
    private static async Task LetIn(TicketReceivedContext context, string claim)
    {
        var http = context.HttpContext;
        var house = http.RequestServices.GetRequiredService<House>();
        var login = context.Principal?.FindFirstValue(claim);
        SessionKey? key = null;
        if (!string.IsNullOrWhiteSpace(login) && house.Answers(typeof(IIdentity)) is not null)
        {
            await using var run = house.OpenAnswer(typeof(IIdentity), Caller.House(0));
            key = await run.Get<IIdentity>().Login(login, http.RequestAborted);
        }
        if (key is not null) await http.RequestServices.GetRequiredService<IDoor>().Enter(key.PersonId, key.StoreId, key.Stamp);
        http.Response.Redirect(key is null ? "/sign-in?refused=unknown" : context.ReturnUri ?? "/");
        context.HandleResponse();
    }
}
