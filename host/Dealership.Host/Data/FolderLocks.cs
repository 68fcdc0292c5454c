using System.Diagnostics;

namespace Dealership.Host.Data;

/// <summary>
/// Two lock files by which hosts on one folder agree: start.lock is held alone while a server is started or stopped,
/// inuse.lock is shared by every host that works with it. The kernel frees both when a host dies.
/// </summary>
internal sealed class FolderLocks(string folder)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(15);

    /// <summary>Waits for the right to start or stop the server; dispose gives it back.</summary>
    /// <exception cref="TimeoutException">Another host kept it longer than <paramref name="patience"/>.</exception>
    public async Task<IDisposable> ToStartOrStopAsync(TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < patience)
        {
            if (TryOpen("start.lock", FileShare.None) is { } held) return held;
            await Task.Delay(Step, ct);
        }

        throw new TimeoutException($"Another host has been starting or stopping the database in {folder} for {patience}.");
    }

    /// <summary>Says that this host works with the server, until disposed. Ask while holding the right to start.</summary>
    public IDisposable Use() =>
        TryOpen("inuse.lock", FileShare.Read)
        ?? throw new IOException($"inuse.lock in {folder} is held by something that is not a host.");

    /// <summary>The folder for this caller alone, or null while any host works with the server.</summary>
    public IDisposable? TryAlone() => TryOpen("inuse.lock", FileShare.None);

    // Read access on purpose: only then does .NET turn FileShare into flock's shared and exclusive.
    private FileStream? TryOpen(string name, FileShare share)
    {
        try
        {
            return new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 0);
        }
        catch (IOException held) when (held.GetType() == typeof(IOException))
        {
            return null; // a missing folder or a refused one has a type of its own and is thrown
        }
    }
}
