using System.Diagnostics;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>
/// The machine's own Chromium, driven by Playwright without a download of its own. Where there is none it is installed if
/// that may be (Debian, as root); otherwise every browser test fails with the one line that says what to install.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly SemaphoreSlim Once = new(1);

    /// <summary>What the browser would draw for itself beside each page, on the same cores: the list under its address bar is a page too, made anew for each window.</summary>
    private const string NotItsOwn = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,OmniboxAimPopup,OmniboxWebUIPopup";

    public static async Task<IBrowser> Launch(IPlaywright playwright)
    {
        await Once.WaitAsync();
        try
        {
            var path = Find();
            if (path is null && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
            {
                await Run("apt-get", "update", "-qq");
                await Run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
                path = Find();
            }
            return await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path ?? throw new InvalidOperationException("Browser tests need Chromium: apt-get install chromium (or put chrome on the PATH)."),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", NotItsOwn],
            });
        }
        finally
        {
            Once.Release();
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
    }
}
