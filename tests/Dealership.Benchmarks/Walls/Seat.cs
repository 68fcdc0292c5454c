using System.Security.Claims;
using Dealership.Benchmarks.Measuring;
using Dealership.Host.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Dealership.Benchmarks.Walls;

/// <summary>Somebody who holds a position, with a token for programs and the rights that are declared for his positions.</summary>
internal sealed record Seat(string Position, int Store, Guid Person, string Token, IReadOnlySet<string> Declared)
{
    /// <summary>What his browser would send once he was let in.</summary>
    public static string CookieFor(RunningHost host, Guid person, int store, string stamp)
    {
        var options = host.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity([new(Door.Person, person.ToString()), new(Door.Store, store.ToString(System.Globalization.CultureInfo.InvariantCulture)), new(Door.Stamp, stamp)], "door")),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(10), IsPersistent = true },
            CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    public override string ToString() => Position;
}
