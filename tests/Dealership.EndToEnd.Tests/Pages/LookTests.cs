namespace Dealership.EndToEnd.Tests.Pages;

/// <summary>What <see cref="Look"/> must see, on a page that has all of it.</summary>
public sealed class LookTests(Houses houses)
{
    [Fact]
    public async Task It_sees_what_is_planted_by_day_and_at_night()
    {
        var house = await houses.In("zh-CN");
        var page = await house.Open();
        await page.SetContentAsync("""
            <html lang="zh-CN">
            <head><title>页</title><style>
              :root { color-scheme: light dark } p { color: #555 } @media (prefers-color-scheme: dark) { body { background: #111 } .night { color: #333 } } .wide { width: 600px }
            </style></head>
            <body><main><h1>页</h1>
              <input>
              <p class="night">夜里看不见</p>
              <p style="color: #bbb; background: #fff">总是看不见</p>
              <p class="wide">宽</p>
              <p>These words are English</p>
            </main></body></html>
            """);
        var found = (await Look.At(page, "/planted", axe: true)).Select(f => f.ToString()).ToArray();
        Assert.Contains(found, f => f.StartsWith("/planted (desk, light): label ×1", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("/planted (desk, light): color-contrast ×1", StringComparison.Ordinal) && f.Contains("总是看不见", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("/planted (phone, dark): color-contrast", StringComparison.Ordinal) && f.Contains("夜里看不见", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("/planted (phone, dark)", StringComparison.Ordinal) && f.EndsWith("px too wide", StringComparison.Ordinal));
        Assert.Contains("/planted: “These words are English”", found);
        await page.Context.CloseAsync();
    }
}
