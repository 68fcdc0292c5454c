using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Walls;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers, string Asked)
{
    /// <summary>Led to the sign-in page, or told to sign in.</summary>
    public bool AsksToSignIn => Status == 401 || (Status == 302 && Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true);

    /// <summary>Turned away at the door before anything was done: the way back is remembered, which signing out does not do.</summary>
    public bool TurnedAway => Status == 302 && Headers.Location?.ToString() is { } to && (to.Contains("/sign-in?ReturnUrl=", StringComparison.OrdinalIgnoreCase) || to.StartsWith("/sign-in?back=", StringComparison.Ordinal));

    public bool Refuses => Status == 403;
}

/// <summary>Sends requests, and looks at every answer for what no answer may have: an error of ours, the other store, our insides, a missing header.</summary>
internal sealed partial class Knock(RunningHost host, TwoStores stores, Breaches breaches) : IDisposable
{
    private static readonly string[] Insides = ["   at Dealership.", "   at System.", "Npgsql.", "PostgresException", "System.InvalidOperationException"];
    private const int AtOnce = 64;
    private static int _numbers;
    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = host.Url, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Asks at an address as somebody, or as a stranger.</summary>
    /// <param name="walled">The asker is of the own store, so nothing of the other may come back.</param>
    public async Task<Answer> At(Way way, Seat? seat, string path, HttpContent? body = null, string? cookie = null, bool walled = true, Guid? key = null)
    {
        using var request = new HttpRequestMessage(new(way.Method), path) { Content = body };
        var number = Interlocked.Increment(ref _numbers).ToString(System.Globalization.CultureInfo.InvariantCulture);
        request.Headers.Add(Causes.Header, number);
        if (seat is not null && cookie is null) request.Headers.Authorization = new("Bearer", seat.Token);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (way.Changes) request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        var asked = Uri.UnescapeDataString(path) + " " + (body is null ? "" : await body.ReadAsStringAsync());
        await _free.WaitAsync();
        try
        {
            using var response = await _http.SendAsync(request);
            var answer = new Answer((int)response.StatusCode, await Text(response), response.Headers, asked);
            Look(way, seat, answer, number, walled);
            return answer;
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or InvalidDataException)
        {
            using var nothing = new HttpResponseMessage();
            breaches.Found("every answer is whole", way.ToString(), $"{seat?.Position ?? "stranger"} {asked}", host.Causes.Of(number) ?? broken.GetBaseException().Message);
            return new(0, "", nothing.Headers, asked);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Does something while nobody knocks: what is asked meanwhile would find half of it.</summary>
    public async Task While(Func<Task> act)
    {
        for (var held = 0; held < AtOnce; held++) await _free.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _free.Release(AtOnce);
        }
    }

    private void Look(Way way, Seat? seat, Answer answer, string number, bool walled)
    {
        var who = $"{seat?.Position ?? "stranger"} {answer.Asked}";
        if (answer.Status >= 500) breaches.Found("answers without a 5xx", way.ToString(), $"{answer.Status} for {who}", host.Causes.Of(number) ?? "");
        if (walled && stores.In(answer.Body, answer.Asked) is { } leak) breaches.Found("nothing of another store in an answer", way.ToString(), $"{leak} for {who}");
        if (Insides.FirstOrDefault(i => answer.Body.Contains(i, StringComparison.Ordinal)) is { } inside) breaches.Found("no insides in an answer", way.ToString(), who, inside);
        // What is no HTTP (an address too long, a NUL in it) is turned away before the house hears of it.
        foreach (var header in answer.Status == 414 || (answer.Status == 400 && answer.Body.Length == 0 && answer.Headers.ConnectionClose == true) ? [] : Missing(answer.Headers)) breaches.Found("security headers", way.Kind.ToString(), $"{way} {answer.Status}", header);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            if (Loose(cookie) is { } loose) breaches.Found("cookie flags", cookie.Split('=')[0].Split('.')[0], $"{way}", loose);
    }

    private static IEnumerable<string> Missing(HttpResponseHeaders headers)
    {
        string Of(string name) => headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
        if (!Of("Content-Security-Policy").Contains("default-src 'self'", StringComparison.Ordinal)) yield return "Content-Security-Policy";
        if (Of("X-Content-Type-Options") != "nosniff") yield return "X-Content-Type-Options";
        if (Of("X-Frame-Options") != "DENY") yield return "X-Frame-Options";
        if (Of("Referrer-Policy").Length == 0) yield return "Referrer-Policy";
        if (Of("Server").Length > 0 || Of("X-Powered-By").Length > 0) yield return "says what it runs on";
    }

    /// <summary>What carries somebody's entry is for the server alone; what a script reads (toast, theme) carries nothing secret.</summary>
    private static string? Loose(string cookie)
    {
        var name = cookie.Split('=')[0];
        if (!cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) && !cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase)) return "no SameSite";
        return name is not ("toast" or "theme") && !cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) ? "no HttpOnly" : null;
    }

    /// <summary>The words of an answer; of a workbook those of its sheets.</summary>
    private static async Task<string> Text(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType?.Contains("spreadsheet", StringComparison.Ordinal) != true) return await response.Content.ReadAsStringAsync();
        await using var file = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        await using var zip = new ZipArchive(file);
        var text = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.Append(Tags().Replace(await reader.ReadToEndAsync(), " "));
        }
        return text.ToString();
    }

    public void Dispose()
    {
        _http.Dispose();
        _free.Dispose();
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
