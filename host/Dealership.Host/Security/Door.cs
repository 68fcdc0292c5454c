using System.Security.Claims;
using Dealership.Plugin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dealership.Host.Security;

/// <summary>The cookie at the door. It names person, store and stamp; rights are looked up at each request, never stored in it.</summary>
internal sealed class Door(IHttpContextAccessor http) : IDoor
{
    public const string Person = "person";
    public const string Store = "store";
    public const string Stamp = "stamp";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no door outside a request.");

    public Task Enter(Guid personId, int storeId, string stamp) => Context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new(new ClaimsIdentity([new(Person, personId.ToString()), new(Store, storeId.ToString()), new(Stamp, stamp)], "door")),
        new() { IsPersistent = true });

    public Task Leave() => Context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    public void Say(string sentence) => Dealership.Ui.Toast.Leave(Context, sentence);
}
