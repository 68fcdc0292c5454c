using System.Reflection;
using Dealership.TestKit;

namespace Dealership.EndToEnd.Tests;

public sealed class DropInTests : IAsyncLifetime
{
    private readonly string _modules = Path.Combine(Path.GetTempPath(), $"dealership-modules-{Guid.NewGuid():n}");

    public ValueTask InitializeAsync()
    {
        foreach (var department in Directory.EnumerateDirectories(Path.Combine(HostProcess.Folder, "modules"))) Drop(department, Path.GetFileName(department));
        var sample = typeof(DropInTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SampleFolder").Value!;
        Drop(sample, "Workshop");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_modules, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Drop(string from, string name)
    {
        var to = Directory.CreateDirectory(Path.Combine(_modules, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    [Fact]
    public async Task A_department_dropped_in_is_there_after_a_restart_and_one_taken_out_is_gone_and_breaks_nothing()
    {
        var installed = await HostProcess.Verb("modules", ("Dealership__Modules", _modules));
        Assert.Contains("Workshop  维修车间 · Workshop", installed);
        Assert.Contains("/workshop/bays", installed);
        Assert.Contains("GET /api/workshop/bays", installed);
        Assert.Contains("1 clauses: WS-1", installed);

        await using var house = new DemoInBrowser { Modules = _modules };
        await house.InitializeAsync();
        var page = await house.As("GM");
        await page.GotoAsync("/workshop/bays");
        Assert.Equal("工位", await page.Locator("h1").InnerTextAsync());
        Assert.True(await page.Locator("nav a[href='/workshop/bays']").CountAsync() > 0, "The navigation does not show the new department.");
        Assert.Equal("[]", await (await page.APIRequest.GetAsync(new Uri(house.Url, "/api/workshop/bays").ToString(), new() { Headers = await Cookies(page) })).TextAsync());

        Directory.Delete(Path.Combine(_modules, "Workshop"), recursive: true);
        Directory.Delete(Path.Combine(_modules, "Csi"), recursive: true);
        await house.Restart();
        page = await house.Open();
        await page.GotoAsync("/sign-in");
        page = await house.As("GM");
        Assert.Equal(404, (await page.GotoAsync("/workshop/bays"))!.Status);
        Assert.Equal(404, (await page.GotoAsync("/csi/scores"))!.Status);
        Assert.Equal(200, (await page.GotoAsync("/management/cockpit"))!.Status);
        Assert.Contains("满意度部门没有安装", await page.Locator("main").InnerTextAsync());
        Assert.Equal(200, (await page.GotoAsync("/sales/deliveries"))!.Status);
    }

    private static async Task<Dictionary<string, string>> Cookies(Microsoft.Playwright.IPage page) =>
        new() { ["Cookie"] = string.Join("; ", (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}")) };
}
