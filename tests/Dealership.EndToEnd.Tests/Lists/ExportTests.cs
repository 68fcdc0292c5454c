using System.Text.RegularExpressions;
using Dealership.Host.Imports;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests.Lists;

/// <summary>The button under a list downloads what the screen shows: the rows of these filters, in words, on this store's clock.</summary>
public sealed class ExportTests(Houses houses)
{
    [Theory]
    [InlineData("SM", "/sales/deliveries")]
    [InlineData("SM", "/sales/deliveries?vin=5")]
    [InlineData("SM", "/sales/orders?state=ready")]
    [InlineData("SM", "/sales/vehicles?state=in-stock")]
    [InlineData("CS", "/customer-service/follow-ups")]
    [InlineData("CM", "/customer-service/follow-ups?show=late")]
    [InlineData("CM", "/customer-service/complaints?show=all")]
    [InlineData("CM", "/customer-service/customers?show=stopped")]
    [InlineData("CSI", "/csi/surveys")]
    [InlineData("CSI", "/csi/surveys?state=late")]
    [InlineData("CSI", "/csi/surveys?state=all")]
    [InlineData("CSI", "/csi/cases")]
    [InlineData("CSI", "/csi/cases?state=closed")]
    [InlineData("CSI", "/csi/scores/rows")]
    [InlineData("GM", "/admin/obligations")]
    [InlineData("GM", "/admin/obligations?clause=CS-6")]
    public async Task A_list_is_exported_as_it_stands_on_the_screen(string position, string list)
    {
        var page = await (await houses.In("zh-CN")).As(position);
        await page.GotoAsync(list);
        var screen = await First(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a.list-export").ClickAsync());
        using var file = new MemoryStream(await File.ReadAllBytesAsync(await download.PathAsync()));
        var lines = FileRows.Of(file, FileRows.Sheets(file)[0], 100_000, 20).ToArray();

        Assert.Equal(await Rows(page), lines.Length - 1);
        var same = 0;
        foreach (var (header, value) in lines[0].Cells.Zip(lines[1].Cells).Where(c => c.First is string && screen.ContainsKey((string)c.First)))
        {
            var shown = screen[(string)header!];
            // People read 昨天 09:05 where the file has the whole date; it is the same instant.
            if (shown.Time is { } end && end == end.Date.AddDays(1).AddSeconds(-1)) Assert.Equal(end.Date, Assert.IsType<DateTime>(value).Date); // the end of a day is that day
            else if (shown.Time is { } time) Assert.Equal(time, Assert.IsType<DateTime>(value), TimeSpan.FromMinutes(1));
            else Assert.True(Same(shown.Text.Trim('…', '—', ' ', '\n'), Convert.ToString(value) ?? ""), $"{header}: the screen shows {shown.Text}, the file {value}");
            same++;
        }
        Assert.True(same > 1, $"The file has other columns than the screen: {string.Join(", ", lines[0].Cells)}");
        await page.Context.CloseAsync();
    }

    /// <summary>The first row on the screen by the heads of its columns; of a date the minute at the store.</summary>
    private static async Task<Dictionary<string, (string Text, DateTime? Time)>> First(IPage page)
    {
        var cells = new Dictionary<string, (string, DateTime?)>();
        foreach (var cell in await page.Locator("main table tbody tr").First.Locator("td[data-label]").AllAsync())
        {
            var time = await cell.Locator("time").CountAsync() == 0 ? null : await cell.Locator("time").First.GetAttributeAsync("datetime");
            cells[(await cell.GetAttributeAsync("data-label"))!] = (await cell.InnerTextAsync(), time is null ? null : AtTheStore(time));
        }
        return cells;
    }

    /// <summary>One of them may say more: …012345 of a VIN, a holder with his position.</summary>
    private static bool Same(string shown, string filed) => shown.Length == 0 ? filed.Length == 0 : filed.Length > 0 && (filed.Contains(shown) || shown.Contains(filed));

    private static DateTime AtTheStore(string time) => time.Length == 10
        ? DateTime.Parse(time)
        : DateTimeOffset.Parse(time).ToOffset(TimeSpan.FromHours(8)).DateTime;

    /// <summary>Counted page after page, as far as there are any.</summary>
    private static async Task<int> Rows(IPage page)
    {
        for (var rows = 0; ;)
        {
            rows += await page.Locator("main table tbody tr").CountAsync();
            if (await page.Locator("a[rel=next]").CountAsync() == 0) return rows;
            await page.GotoAsync((await page.Locator("a[rel=next]").GetAttributeAsync("href"))!);
        }
    }
}
