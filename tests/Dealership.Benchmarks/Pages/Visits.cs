using Microsoft.Playwright;

namespace Dealership.Benchmarks.Pages;

/// <summary>What one visit to a page took.</summary>
/// <param name="Usable">Milliseconds from navigation until everything was loaded and drawn.</param>
/// <param name="Wire">Bytes that came over the wire, headers included.</param>
internal sealed record Visit(double Usable, long Wire);

/// <summary>Opens pages in one browser: each first visit with an empty cache, later ones with what the browser kept.</summary>
internal static class Visits
{
    // Loaded, and the first content drawn: whichever was later.
    private const string Took = """
        () => new Promise(done => {
          const look = () => {
            const way = performance.getEntriesByType('navigation')[0], paint = performance.getEntriesByName('first-contentful-paint')[0];
            way.loadEventEnd > 0 && paint ? done(Math.max(way.loadEventEnd, paint.startTime)) : setTimeout(look, 2);
          };
          look();
        })
        """;

    /// <summary>Opens an address.</summary>
    /// <param name="context">A browser's memory; a fresh one has an empty cache.</param>
    public static async Task<Visit> Open(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        var wire = 0L;
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        tools.Event("Network.loadingFinished").OnEvent += (_, told) => { if (told is { } finished) Interlocked.Add(ref wire, (long)finished.GetProperty("encodedDataLength").GetDouble()); };
        var response = await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
        if (response is null || !response.Ok) throw new InvalidOperationException($"{address} answered {response?.Status}.");
        var usable = await page.EvaluateAsync<double>(Took);
        await page.CloseAsync();
        return new(usable, Interlocked.Read(ref wire));
    }
}
