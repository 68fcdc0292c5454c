namespace Dealership.Host.Data;

/// <summary>Whom the server runs as: PostgreSQL refuses root, so a host that is root drops to another user.</summary>
/// <param name="Dropped">True when commands must be run as someone else than the host.</param>
internal sealed record ServerUser(string Name, uint Uid, uint Gid, bool Dropped)
{
    /// <summary>A shell's test: $1 belongs to whoever asks, and is no link to somewhere else.</summary>
    public const string IsOwned = """[ -O "$1" ] && [ ! -L "$1" ]""";

    /// <summary>The host's own user; for root the user postgres, else nobody.</summary>
    /// <exception cref="PlatformNotSupportedException">This system has no way to run the server; the text says what to do.</exception>
    public static ServerUser Choose()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException(
                "The embedded PostgreSQL needs Linux or macOS. Set Dealership__Database to the connection string of a server.");
        if (!Environment.IsPrivilegedProcess) return new ServerUser(Environment.UserName, 0, 0, Dropped: false);
        if (Tool.OnPath("setpriv") is null)
            throw new PlatformNotSupportedException(
                "PostgreSQL refuses to run as root, and setpriv (util-linux) is not here to become someone else. " +
                "Run the host as another user, or set Dealership__Database to the connection string of a server.");
        return Known("postgres") ?? Known("nobody") ?? throw new InvalidOperationException(
            "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody. Run the host as another user.");
    }

    /// <summary>The words to start <paramref name="command"/> as this user; setpriv execs, so the pid stays the command's.</summary>
    public IEnumerable<string> Run(params IEnumerable<string> command) => Dropped
        ? ["setpriv", "--reuid", $"{Uid}", "--regid", $"{Gid}", "--clear-groups", .. command]
        : command;

    /// <summary>Whether a shell test of <paramref name="path"/> (its $1) holds in this user's eyes.</summary>
    public async Task<bool> FindsAsync(string test, string path, CancellationToken ct) =>
        (await Tool.RunAsync(Run("/bin/sh", "-c", test, "sh", path), ct)).Ok;

    public Task<bool> CanEnterAsync(string folder, CancellationToken ct) => FindsAsync("""cd "$1" """, folder, ct);

    public Task<bool> OwnsAsync(string path, CancellationToken ct) => FindsAsync(IsOwned, path, ct);

    /// <summary>Gives this user a folder and all that is in it.</summary>
    public void TakeOver(string folder)
    {
        if (!Dropped) return;
        Unix.GiveTo(folder, Uid, Gid);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", Everything)) Unix.GiveTo(path, Uid, Gid);
    }

    // Links are left out, or root would give away whatever they point to.
    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    // A number without an entry here will not do: initdb asks for the name of its user.
    private static ServerUser? Known(string name) =>
        File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && fields[0] == name)
            .Select(fields => new ServerUser(name, uint.Parse(fields[2]), uint.Parse(fields[3]), Dropped: true))
            .FirstOrDefault();
}
