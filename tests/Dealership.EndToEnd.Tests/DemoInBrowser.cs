using System.Text.RegularExpressions;
using Dealership.EndToEnd.Tests.Pages;
using Dealership.TestKit;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>A host of its own with the demo in it, and a browser before it.</summary>
public sealed class DemoInBrowser : IAsyncDisposable
{
    private const int Patience = 120_000; // a loaded machine is slow, and slow is not wrong
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private HostProcess _host = null!;
    private string _database = "";

    /// <summary>Where it serves.</summary>
    public Uri Url => _host.Url;

    /// <summary>Of the browsers, and so of the demo's people.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>Axe looks at the Chinese pages.</summary>
    internal bool WithAxe => Language == "zh-CN" && Modules is null;

    /// <summary>Folder with the departments, when not the ones that were built.</summary>
    internal string? Modules { get; init; }

    /// <summary>What was found on the set-up page, which is there only before the store is.</summary>
    internal IReadOnlyList<Finding> OnTheFirstDay { get; private set; } = [];

    /// <summary>Stops the host and starts it again on the same data.</summary>
    public async Task Restart()
    {
        await _host.DisposeAsync();
        _host = await HostProcess.Start(_database, Modules);
    }

    /// <summary>Starts everything and loads the demo.</summary>
    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _database = await TestDatabases.Empty();
        _host = await HostProcess.Start(_database, Modules);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
        var page = await Open();
        OnTheFirstDay = [.. await Look.At(page, "/setup", WithAxe)];
        await page.Locator("form:has(input[name='_handler'][value='demo']) button[type=submit]").ClickAsync(new() { Timeout = 2 * Patience });
        await page.WaitForURLAsync(u => new Uri(u).AbsolutePath == "/", new() { Timeout = 2 * Patience });
        await Settled();
        await page.Context.CloseAsync();
    }

    /// <summary>A page of a browser of one's own: nobody is signed in yet.</summary>
    public async Task<IPage> Open(int width = 1366, int height = 768, bool phone = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Url.ToString(),
            Locale = Language,
            ViewportSize = new() { Width = width, Height = height },
            IsMobile = phone,
            HasTouch = phone,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>Enters the demo as whoever holds this position.</summary>
    public async Task<IPage> As(string position)
    {
        var page = await Open();
        await EnterTheDemo(page);
        await Enter(page, position);
        return page;
    }

    /// <summary>From outside to the demo's general manager.</summary>
    public static async Task EnterTheDemo(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("form button", new() { HasTextRegex = new("进入演示|Enter the demo") }).ClickAsync();
        await page.Locator("form[action^='/admin/demo/as/']").First.WaitForAsync();
    }

    /// <summary>Changes to another position in the same browser, by the demo's own bar.</summary>
    public static async Task Enter(IPage page, string position)
    {
        await page.GotoAsync("/");
        await page.Locator($"form[action='/admin/demo/as/{position}'] button").ClickAsync();
        await page.Locator($"form[action='/admin/demo/as/{position}'] button[aria-pressed=true]").WaitForAsync();
    }

    /// <summary>Waits until every department has heard everything.</summary>
    public async Task Settled()
    {
        using var http = new HttpClient { BaseAddress = Url };
        for (var i = 0; i < 600; i++)
        {
            var ready = await http.GetStringAsync("/health/ready");
            if (!Regex.IsMatch(ready, "\"(waitingEvents|parked)\":[1-9]")) return;
            await Task.Delay(200);
        }
        throw new TimeoutException("Events did not settle within two minutes.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await _host.DisposeAsync();
        await TestDatabases.Drop(_database);
    }
}
