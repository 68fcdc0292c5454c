using System.Globalization;
using System.Text.RegularExpressions;
using Dealership.Host.Imports;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests.Imports;

/// <summary>From a dealer's own file to records and back, in a browser, as the position that may.</summary>
public sealed class ImportTests(Houses houses)
{
    public static TheoryData<string> Kinds { get; } = [.. DealersFile.All.Select(file => file.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_dealers_file_is_checked_put_right_imported_and_taken_back(string kind)
    {
        var file = DealersFile.All.Single(f => f.Kind == kind);
        var house = await houses.In("zh-CN");
        var page = await house.As(file.Position);
        var (wrong, errors) = (file.Rows - file.Fresh - file.Known, file.Wrong.Select(w => w.Row).Distinct().Count());
        Assert.Equal(wrong, errors);

        await page.Upload(kind);
        await page.Shot($"import-{kind}-checked");
        Assert.Equal((file.Rows, file.Fresh, file.Known, wrong), (await Total(page, "行数"), await Total(page, "新增"), await Total(page, "更新"), await Total(page, "有错")));
        await SaysWhatIsWrong(page, file);

        await page.Locator($"input[name='cell-{file.Fix.Row}-{file.Fix.Column}']").FillAsync(file.Fix.Text);
        await page.Locator("form:has(input[name='_handler'][value='rows']) button.button-primary").ClickAsync();
        await Assertions.Expect(Tile(page, "有错")).ToHaveTextAsync(Figure(wrong - 1));
        await page.Locator($"button[name='Drop'][value='{file.Drop}']").ClickAsync();
        await Assertions.Expect(Tile(page, "放弃")).ToHaveTextAsync(Figure(1));
        Assert.Equal(wrong - 2, await Total(page, "有错"));
        await ErrorFileHasTheRest(page, wrong - 2);

        await page.Confirm("run");
        await page.Locator("details.confirm:has(input[name='_handler'][value='revert'])").WaitForAsync();
        await page.Shot($"import-{kind}-done");
        Assert.Equal(file.Fresh + file.Known + 1, await Total(page, "已导入"));
        Assert.Equal(file.Rows, await Total(page, "已导入") + await Total(page, "有错") + await Total(page, "放弃"));
        await house.Settled();

        var run = page.Url;
        await Opens(page, file);
        await page.GotoAsync(run);
        await page.Confirm("revert");
        await Assertions.Expect(Tile(page, "已撤回")).ToHaveTextAsync(Figure(file.Fresh + file.Known + 1));
        await IsGone(page, file);
        await page.Context.CloseAsync();
    }

    private static async Task SaysWhatIsWrong(IPage page, DealersFile file)
    {
        foreach (var (row, column, says) in file.Wrong)
        {
            var line = page.Locator("main table tbody tr").Filter(new() { Has = page.Locator($"td[data-label='行']:text-is('{row}')") });
            var cell = column is null ? line.Locator("td:last-child") : line.Locator($"td[data-label='{column}']");
            Assert.Contains(says, await cell.InnerTextAsync());
        }
    }

    /// <summary>The rows that were not taken, with their reasons, in a file like the template.</summary>
    private static async Task ErrorFileHasTheRest(IPage page, int rows)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href$='/errors']").ClickAsync());
        using var errors = new MemoryStream(await File.ReadAllBytesAsync(await download.PathAsync()));
        var lines = FileRows.Of(errors, FileRows.Sheets(errors)[0], 100, 9).ToArray();
        Assert.Equal(rows + 1, lines.Length);
        var reason = lines[0].Cells.ToList().IndexOf("原因");
        Assert.All(lines.Skip(1), line => Assert.Matches("^原第 [0-9]+ 行 · .", (string?)line.Cells[reason]));
    }

    private static async Task Opens(IPage page, DealersFile file)
    {
        await page.GotoAsync(file.Found);
        var row = Assert.Single(await page.Locator("main table tbody tr").AllAsync());
        Assert.Contains(file.Shows, await row.InnerTextAsync());
        if (await row.Locator("a.row-link").CountAsync() == 0) return; // vehicles have no page of their own
        await row.Locator("a.row-link").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(file.Shows);
        await page.Shot($"import-{file.Kind}-record");
    }

    /// <summary>A handover that was heard of everywhere is cancelled, and stays to be seen; everything else is no more.</summary>
    private static async Task IsGone(IPage page, DealersFile file)
    {
        await page.GotoAsync(file.Found);
        if (file.Kind == "handovers") await Assertions.Expect(page.Locator("main table tbody tr .state")).ToHaveTextAsync("已取消");
        else Assert.Equal(0, await page.Locator("main table tbody tr").CountAsync());
    }

    private static ILocator Tile(IPage page, string title) =>
        page.Locator(".tile").Filter(new() { Has = page.Locator($".tile-title:text-is('{title}')") }).Locator(".tile-value");

    private static async Task<int> Total(IPage page, string title) => int.Parse(await Tile(page, title).InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static Regex Figure(int value) => new($"^\\s*{value}\\s*$");
}
