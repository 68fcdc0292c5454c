using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>Pictures for whoever wants to look, kept where <c>DEALERSHIP_SHOTS</c> says.</summary>
internal static class Shots
{
    public static async Task Shot(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DEALERSHIP_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
