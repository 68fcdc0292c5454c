using System.Diagnostics;
using Dealership.TestKit;

namespace Dealership.Benchmarks.Pages;

/// <summary>The host as <c>dotnet publish</c> leaves it, in a folder that is gone afterwards.</summary>
internal sealed class PublishedHost : IAsyncDisposable
{
    private PublishedHost(string folder) => Folder = folder;

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>Publishes it with the README's command.</summary>
    public static async Task<PublishedHost> Make(CancellationToken ct)
    {
        var made = new PublishedHost(Directory.CreateTempSubdirectory("published-").FullName);
        var project = Path.GetFullPath(Path.Combine(HostProcess.Folder, "..", "..", ".."));
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-v", "quiet", "-o", made.Folder]))!;
        await publish.WaitForExitAsync(ct);
        if (publish.ExitCode != 0) throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
        return made;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
