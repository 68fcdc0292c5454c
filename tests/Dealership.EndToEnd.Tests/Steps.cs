using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>What several tests do, found by what it is and not by what a language calls it.</summary>
internal static class Steps
{
    /// <summary>The button that posts this form.</summary>
    public static ILocator Press(this IPage page, string form) => page.Locator($"form:has(input[name='_handler'][value='{form}']) button[type=submit]:not([tabindex='-1'])").Last;

    /// <summary>Asks for something that wants a second look, and gives it.</summary>
    public static async Task Confirm(this IPage page, string form)
    {
        var confirm = page.Locator($"details.confirm:has(input[name='_handler'][value='{form}'])");
        await confirm.Locator("summary").ClickAsync();
        await confirm.Locator("button[type=submit]").ClickAsync();
    }

    /// <summary>A link for the buyer of the first survey in the list that is open.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> LinkForTheBuyer(this IPage page)
    {
        await page.Locator("main table tbody tr a").First.ClickAsync();
        await page.Confirm("make-link");
        var address = page.Locator("input[value*='/s/']");
        await address.WaitForAsync();
        return new Uri(await address.InputValueAsync()).AbsolutePath;
    }

    /// <summary>Uploads a dealer's file and waits until it was checked.</summary>
    public static async Task Upload(this IPage page, string kind)
    {
        await page.GotoAsync($"/imports/{kind}");
        await page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Files", $"{kind}.xlsx"));
        await page.Press("upload").ClickAsync();
        await page.WaitForURLAsync("**/imports/run/*");
        await page.WorkDone();
    }

    /// <summary>Waits until the import under way is through; the page says so by itself.</summary>
    public static Task WorkDone(this IPage page) => Assertions.Expect(page.Locator("main progress")).ToHaveCountAsync(0);
}
