using System.Security.Cryptography;
using System.Text;

namespace Dealership.Host.Data;

/// <summary>Decides where the database lies: in the wanted folder, unless the server's user cannot get there.</summary>
internal static class PostgresPlace
{
    private static readonly string[] OpenToAll = ["/var/lib/dealership", "/var/tmp/dealership"];

    /// <summary>The folder made (or found), without links in its path and owned by the server's user.</summary>
    /// <exception cref="InvalidOperationException">Neither the folder nor a place of refuge will do.</exception>
    public static async Task<PostgresFolder> MakeAsync(string wanted, ServerUser user, ILogger log, CancellationToken ct)
    {
        wanted = Path.GetFullPath(wanted);
        var above = Path.GetDirectoryName(wanted) ?? wanted;
        Directory.CreateDirectory(above);
        if (user.Dropped && !await user.CanEnterAsync(above, ct))
        {
            var refuge = await RefugeAsync(wanted, user, ct);
            log.LogWarning(
                "The database lies in {Place}, not in {Wanted}: " +
                "the user {User}, whom PostgreSQL runs as, may not enter the folders above it",
                refuge, wanted, user.Name);
            wanted = refuge;
        }

        Unix.MakeFolder(wanted, Unix.OwnerOnly);
        var place = Unix.RealPath(wanted);
        if (user.Dropped) Unix.GiveTo(place, user.Uid, user.Gid);
        return new PostgresFolder(place, user);
    }

    // A name hashed from the wanted folder: the next start finds the same refuge, another checkout finds its own.
    private static async Task<string> RefugeAsync(string wanted, ServerUser user, CancellationToken ct)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..16];
        foreach (var root in OpenToAll)
        {
            if (await IsOursAsync(root, user, ct)) return Path.Combine(root, name);
        }

        throw new InvalidOperationException(
            $"The user {user.Name}, whom PostgreSQL runs as, may not enter the folders above {wanted}, and neither " +
            $"{string.Join(" nor ", OpenToAll)} can be used instead. Choose another folder or set Dealership__Database.");
    }

    private static async Task<bool> IsOursAsync(string root, ServerUser user, CancellationToken ct)
    {
        try
        {
            Unix.MakeFolder(root, Unix.OwnerOnly | Unix.EveryoneReads | Unix.EveryoneEnters);
            // /var/tmp is open to all: a folder that somebody else put there first is not ours to trust.
            var ours = await Tool.RunAsync(["/bin/sh", "-c", ServerUser.IsOwned, "sh", root], ct);
            return ours.Ok && await user.CanEnterAsync(root, ct);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
