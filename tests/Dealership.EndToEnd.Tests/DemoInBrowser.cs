using Dealership.TestKit;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>A host of its own with the demo in it, and a browser before it. Shared by a test class.</summary>
public sealed class DemoInBrowser : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private HostProcess _host = null!;
    private string _database = "";

    /// <summary>Where it serves.</summary>
    public Uri Url => _host.Url;

    /// <summary>Folder with the departments, when not the ones that were built.</summary>
    internal string? Modules { get; init; }

    /// <summary>Stops the host and starts it again on the same data.</summary>
    public async Task Restart()
    {
        await _host.DisposeAsync();
        _host = await HostProcess.Start(_database, Modules);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabases.Empty();
        _host = await HostProcess.Start(_database, Modules);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
        var page = await Open("zh-CN", 1366, 768);
        await page.GetByRole(AriaRole.Button, new() { Name = "先看演示" }).ClickAsync(new() { Timeout = 180_000 });
        await page.WaitForURLAsync(u => new Uri(u).AbsolutePath == "/", new() { Timeout = 180_000 });
        await Settled();
        await page.Context.CloseAsync();
    }

    /// <summary>A page of a browser of one's own: nobody is signed in yet.</summary>
    public async Task<IPage> Open(string locale = "zh-CN", int width = 1366, int height = 768, bool phone = false)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = Url.ToString(), Locale = locale, ViewportSize = new() { Width = width, Height = height }, IsMobile = phone, HasTouch = phone });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>Enters the demo as whoever holds this position.</summary>
    public async Task<IPage> As(string position, string locale = "zh-CN", int width = 1366, int height = 768, bool phone = false)
    {
        var page = await Open(locale, width, height, phone);
        await Enter(page, position);
        return page;
    }

    /// <summary>Changes to another position in the same browser.</summary>
    public static async Task Enter(IPage page, string position)
    {
        await page.GotoAsync($"/admin/demo/as/{position}");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(u => new Uri(u).AbsolutePath == "/");
    }

    /// <summary>Waits until every department has heard everything.</summary>
    public async Task Settled()
    {
        using var http = new HttpClient { BaseAddress = Url };
        for (var i = 0; i < 600; i++)
        {
            var ready = await http.GetStringAsync("/health/ready");
            if (!System.Text.RegularExpressions.Regex.IsMatch(ready, "\"(waitingEvents|parked)\":[1-9]")) return;
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
