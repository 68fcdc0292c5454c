using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests.Pages;

/// <summary>
/// Through every page of the house, as one would: a stranger first, then position after position, the pages of the menu
/// before those that only a link leads to. Each page is looked at once, as the first who may see it.
/// </summary>
internal sealed class Walk(DemoInBrowser house)
{
    /// <summary>How many records of a kind are opened for a link that not every one of them has.</summary>
    private const int Records = 6;

    private readonly Dictionary<Place, string> _reached = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<Finding> _findings = [];

    /// <summary>What was found everywhere.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Where nobody came.</summary>
    public IEnumerable<Place> Missed => Places.Where(place => !_reached.ContainsKey(place));

    /// <summary>Records look the same in both languages but for their words, which the lists and forms have too: they are opened once.</summary>
    private IEnumerable<Place> Places => house.WithAxe ? Place.All : Place.All.Where(place => !place.IsOneOfMany);

    /// <summary>Walks.</summary>
    public static async Task<Walk> Through(DemoInBrowser house)
    {
        var walk = new Walk(house);
        walk._findings.AddRange(house.OnTheFirstDay);
        walk._reached[Place.All.Single(place => place.Is("/setup"))] = "/setup";
        await walk.Go();
        return walk;
    }

    private async Task Go()
    {
        var page = await house.Open();
        await Pass(page);
        await DemoInBrowser.EnterTheDemo(page);
        var positions = await page.Locator("form[action^='/admin/demo/as/']").EvaluateAllAsync<string[]>("forms => forms.map(form => form.getAttribute('action').split('/').pop())");
        // Those who see most go first; where nothing is left to be seen nobody need go.
        foreach (var position in positions.OrderByDescending(code => code is "GM" or "SM" or "CSI"))
        {
            if (!Missed.Any()) break;
            await DemoInBrowser.Enter(page, position);
            // Two pages are there only once somebody made what they show.
            if (position == "SM" && house.WithAxe)
            {
                await page.Upload("handovers");
                await LookAt(page, Where(page));
            }
            if (position == "CSI" && house.WithAxe)
            {
                await page.GotoAsync("/csi/surveys");
                await Visit(page, await page.LinkForTheBuyer());
            }
            await Pass(page);
        }
        await page.Context.CloseAsync();
    }

    /// <summary>What this caller has not seen and may: pages with an address of their own, and what can be reached from them.</summary>
    private async Task Pass(IPage page)
    {
        _seen.Clear();
        var next = new Queue<string>(Place.All.Where(place => !place.IsOneOfMany && Wanted(place)).Select(place => place.Template));
        var taken = new Dictionary<Place, int>();
        while (next.TryDequeue(out var path))
        {
            if (!_seen.Add(path) || Place.All.FirstOrDefault(place => place.Is(path)) is not { } place || !Wanted(place)) continue;
            if (place.IsOneOfMany && (taken[place] = taken.GetValueOrDefault(place) + 1) > Records) continue;
            foreach (var link in await Visit(page, path)) next.Enqueue(link);
        }
    }

    private bool Wanted(Place place) => Places.Contains(place) && (!_reached.ContainsKey(place) || Missed.Any(place.LeadsTo));

    /// <returns>The addresses it links to; none when it did not open.</returns>
    private async Task<string[]> Visit(IPage page, string path)
    {
        await page.GotoAsync(path);
        if (Where(page) != path || await page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^(没有权限|Not allowed)$") }).CountAsync() > 0) return [];
        await LookAt(page, path);
        return await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('main a[href], a.nav-item, .menu a, form[action]')]
              .map(e => new URL(e.getAttribute('href') ?? e.getAttribute('action'), location)).filter(u => u.origin === location.origin).map(u => u.pathname)
            """);
    }

    private async Task LookAt(IPage page, string path)
    {
        var place = Place.All.Single(place => place.Is(path));
        if (_reached.TryAdd(place, path)) _findings.AddRange(await Look.At(page, place.Template, house.WithAxe));
    }

    private static string Where(IPage page) => new Uri(page.Url).AbsolutePath;
}
