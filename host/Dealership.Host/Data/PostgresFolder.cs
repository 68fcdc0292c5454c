using System.Security.Cryptography;
using System.Text;

namespace Dealership.Host.Data;

/// <summary>
/// The place of one embedded database: data/ (PostgreSQL's own), server.log, the lock files; and the private folder of
/// its socket, which lies elsewhere because a socket's path may have 107 bytes at most.
/// </summary>
/// <param name="place">An existing folder without links in its path, owned by <paramref name="user"/>.</param>
internal sealed class PostgresFolder(string place, ServerUser user)
{
    private const long LogSize = 10 * 1024 * 1024;
    private bool socketsAreOurs;

    public string Place => place;
    public string Data { get; } = Path.Combine(place, "data");
    public string Fresh { get; } = Path.Combine(place, "data.new");
    public string Log { get; } = Path.Combine(place, "server.log");

    /// <summary>Binaries fetched for this and for neighbouring databases.</summary>
    public string Binaries { get; } = Path.Combine(Path.GetDirectoryName(place) ?? place, "postgres-binaries");

    /// <summary>Named after place and user, so that another user's leftover never stands in the way.</summary>
    public string Sockets { get; } =
        $"/tmp/dealership-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Name}:{place}")))[..16]}";

    public string PidFile => Path.Combine(Data, "postmaster.pid");
    private string StartedOn => Path.Combine(place, "started-on");

    /// <summary>The major version that made the data, or null for a folder still to be made.</summary>
    public int? Major
    {
        get
        {
            var version = Path.Combine(Data, "PG_VERSION");
            return File.Exists(version) ? int.Parse(File.ReadAllText(version).Trim().Split('.')[0]) : null;
        }
    }

    /// <summary>Makes the socket's folder, open to the server's user alone.</summary>
    /// <exception cref="InvalidOperationException">Somebody else made it first: in /tmp anybody can.</exception>
    public async Task OpenSocketsAsync(CancellationToken ct)
    {
        if (!Directory.Exists(Sockets))
        {
            Unix.MakeFolder(Sockets, Unix.OwnerOnly);
            user.TakeOver(Sockets);
        }

        if (!await user.OwnsAsync(Sockets, ct))
            throw new InvalidOperationException($"{Sockets} does not belong to {user.Name}. Remove it and start again.");
        Unix.SetMode(new DirectoryInfo(Sockets), Unix.OwnerOnly);
        socketsAreOurs = true;
    }

    /// <summary>Leaves nothing in /tmp; called when the server has stopped.</summary>
    public void CloseSockets()
    {
        if (socketsAreOurs && Directory.Exists(Sockets)) Directory.Delete(Sockets, recursive: true);
    }

    /// <summary>Refuses a folder whose server runs where this host cannot see it, such as in another container.</summary>
    /// <exception cref="InvalidOperationException">Two servers on one folder would destroy it.</exception>
    public void RefuseIfServedElsewhere()
    {
        if (File.Exists(StartedOn) && File.ReadAllText(StartedOn) is var there && there != Here)
            throw new InvalidOperationException(
                $"The database in {place} is in use on another machine or in another container ({there}; this is {Here}). " +
                "Give both hosts one server: set Dealership__Database.");
    }

    /// <summary>Makes the folder ready for a server: the right owner, no leftovers, a log of bounded size.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (Directory.Exists(Data) && !await user.OwnsAsync(Data, ct)) user.TakeOver(Data);
        // PostgreSQL sees through most stale pid files, but not through one whose number lives on: as a zombie that a
        // container's first process never reaped, or as somebody else. Callers know by now that no server works here.
        if (OperatingSystem.IsLinux()) File.Delete(PidFile);
        if (File.Exists(Log) && new FileInfo(Log).Length > LogSize) File.Move(Log, Log + ".old", overwrite: true);
        await File.WriteAllTextAsync(StartedOn, Here, ct);
    }

    /// <summary>The last lines the server wrote behind <paramref name="offset"/> of its log.</summary>
    public string LastWords(long offset, int lines = 5)
    {
        if (!File.Exists(Log)) return "";
        using var log = new StreamReader(new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        log.BaseStream.Position = Math.Min(offset, log.BaseStream.Length);
        return string.Join('\n', log.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(lines));
    }

    private static string Here => $"{Environment.MachineName} {new FileInfo("/proc/self/ns/pid").LinkTarget}".TrimEnd();
}
