using System.Net;
using System.Reflection;
using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Walls;

/// <summary>The door itself: guesses are limited, what a browser gets is flagged, an API call by cookie needs the antiforgery token.</summary>
internal sealed class DoorWall(RunningHost host, Knock knock, Plausible plausible, Breaches breaches, Books books)
{
    private const string Password = "一句话就是好密码 walls";

    public async Task Try(IReadOnlyList<Way> ways, IReadOnlyList<Seat> seats, CancellationToken ct)
    {
        var seat = seats[0];
        var login = (await books.Rows<string>("select login from admin.logins where store_id = @Store and person_id = @Person", seat))[0];
        // The department's own way of keeping a password; nobody outside it has one.
        var hash = host.House.Rooms.Select(r => r.Assembly.GetType("Dealership.Admin.Door.Passwords")).First(t => t is not null)!
            .GetMethod("Hash", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [Password]);
        await books.Do("update admin.logins set password_hash = @hash, one_time_until = null, totp_secret = null where store_id = @Store and person_id = @Person", new { hash, seat.Store, seat.Person });
        await Entered(login, ct);
        await Guessed(login, ct);
        await ByCookie(ways, seat, ct);
    }

    /// <summary>Over TLS every cookie says that it travels over TLS alone.</summary>
    private async Task Entered(string login, CancellationToken ct)
    {
        var jar = new CookieContainer();
        using var browser = Browser(host.SecureUrl, jar);
        var entered = await Post(browser, login, Password, ct);
        breaches.Tried("entries over TLS");
        if (entered.StatusCode != HttpStatusCode.Found || jar.GetCookies(host.SecureUrl)["dealership"] is null) breaches.Found("the right password lets in", "/sign-in", $"{(int)entered.StatusCode}");
        foreach (var cookie in jar.GetAllCookies().Where(c => !c.Secure)) breaches.Found("cookie flags", cookie.Name, "entered over TLS", "no Secure");
        var language = await browser.GetAsync("/language/en", ct);
        foreach (var cookie in language.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            if (!cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)) breaches.Found("cookie flags", cookie.Split('=')[0], "/language over TLS", "no Secure");
    }

    /// <summary>After the guesses that are allowed even the right password is not let in for a while.</summary>
    private async Task Guessed(string login, CancellationToken ct)
    {
        using var browser = Browser(host.Url, new());
        for (var n = 0; n < 6; n++) await Post(browser, login, $"wrong {n}", ct);
        breaches.Tried("guesses at a password");
        if ((await Post(browser, login, Password, ct)).StatusCode == HttpStatusCode.Found) breaches.Found("guesses are limited", "/sign-in", "the right password let in after six wrong ones");
        await books.Do("delete from admin.attempts");
    }

    private async Task ByCookie(IReadOnlyList<Way> ways, Seat seat, CancellationToken ct)
    {
        var stamp = (await books.Rows<string>("select stamp from admin.logins where store_id = @Store and person_id = @Person", seat))[0];
        var cookie = Seat.CookieFor(host, seat.Person, seat.Store, stamp);
        foreach (var way in ways.Where(w => w is { Kind: WayKind.Api, Changes: true }))
        {
            ct.ThrowIfCancellationRequested();
            var dice = new Random(way.Template.Length);
            var answer = await knock.At(way, seat, plausible.Path(way, dice) + plausible.Query(way, dice), RightsWall.Content(way, plausible, dice), cookie);
            breaches.Tried("API posts by cookie without antiforgery token");
            if (answer.Status != 400) breaches.Found("antiforgery on API posts by cookie", way.ToString(), $"{answer.Status}");
        }
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string login, string password, CancellationToken ct)
    {
        var page = await browser.GetStringAsync("/sign-in", ct);
        var form = PostedForm.On(page, "/sign-in").First(f => f.Handler == "sign-in");
        return await browser.PostAsync("/sign-in", form.Content((name, value) => name == "Model.Login" ? login : name == "Model.Password" ? password : value), ct);
    }

    private static HttpClient Browser(Uri at, CookieContainer jar) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = jar,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    })
    { BaseAddress = at };
}
