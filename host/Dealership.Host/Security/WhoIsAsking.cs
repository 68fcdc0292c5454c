using System.Collections.Concurrent;
using System.Security.Claims;
using Dealership.Host.Plugins;
using Dealership.Plugin;
using Dealership.Ui;
using Microsoft.Extensions.Caching.Memory;

namespace Dealership.Host.Security;

/// <summary>Finds out who is asking, once per request: cookie, API token, or a stranger. Runs after authentication.</summary>
internal sealed class WhoIsAsking(RequestDelegate next, House house, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>A right that is taken away is gone within this time on every host.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<object, Lazy<Task<Caller?>>> _asking = new();

    public async Task InvokeAsync(HttpContext context, Desk desk, Words words)
    {
        var language = LanguageOf(context.Request);
        var caller = await FromToken(context) ?? await FromCookie(context.User);
        desk.Caller = caller is null ? Caller.Stranger(language) : caller with { Language = language };
        words.Language = language;
        words.Now = clock.GetUtcNow();
        words.Zone = desk.Caller.Zone;
        await next(context);
    }

    private async Task<Caller?> FromCookie(ClaimsPrincipal user)
    {
        if (!Guid.TryParse(user.FindFirstValue(Door.Person), out var person) || !int.TryParse(user.FindFirstValue(Door.Store), out var store)) return null;
        var stamp = user.FindFirstValue(Door.Stamp) ?? "";
        return await Known(("session", person, store, stamp), identity => identity.Session(person, store, stamp, CancellationToken.None));
    }

    private async Task<Caller?> FromToken(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return null;
        var token = header["Bearer ".Length..].Trim();
        var caller = await Known(("token", token), identity => identity.Token(token, CancellationToken.None));
        // A token is sent on purpose, never by a browser on its own, so it needs no antiforgery token beside it.
        if (caller is not null) context.Items[ByToken] = true;
        return caller;
    }

    public const string ByToken = "by-token";

    /// <summary>Those who come with the same key at the same instant wait for one answer: a page asks for several things at once.</summary>
    private async Task<Caller?> Known(object key, Func<IIdentity, Task<Caller?>> ask)
    {
        if (cache.TryGetValue(key, out Caller? known)) return known;
        return await _asking.GetOrAdd(key, new Lazy<Task<Caller?>>(async () =>
        {
            try
            {
                return cache.Set(key, await Identity(ask), Fresh);
            }
            finally
            {
                _asking.TryRemove(key, out _);
            }
        })).Value;
    }

    /// <summary>Asks whoever keeps the staff; with nobody there, everybody is a stranger.</summary>
    private async Task<Caller?> Identity(Func<IIdentity, Task<Caller?>> ask)
    {
        if (house.Answers(typeof(IIdentity)) is null) return null;
        await using var run = house.OpenAnswer(typeof(IIdentity), Caller.House(0));
        return await ask(run.Get<IIdentity>());
    }

    /// <summary>The reader's own choice, else what the browser asks for, else Chinese.</summary>
    private static string LanguageOf(HttpRequest request) => request.Cookies["language"] switch
    {
        "en" => "en",
        "zh" => "zh",
        _ => request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value ?? "").FirstOrDefault() is { } first
             && first.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh",
    };
}
