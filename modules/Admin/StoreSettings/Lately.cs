using System.Collections.Concurrent;
using System.Diagnostics;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// What was read of a store lately: as it is where this host alone changes it, and two seconds old at most where another does, like what a caller
/// may do. For what every request and every hearing needs and hardly anybody changes.
/// </summary>
/// <typeparam name="T">What is read; nothing changes it any more.</typeparam>
internal sealed class Lately<T> where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<int, (T What, long Done, long At)> _known = new();

    /// <summary>What is known, else what is read now. A duty reads by itself: it may have changed it a moment ago, and nobody else may see that yet.</summary>
    /// <param name="db">Of whoever asks.</param>
    /// <param name="store">Whose.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="holds">Whether what is known holds for what is asked.</param>
    public async Task<T> Of(Db db, int store, Func<Task<T>> read, Func<T, bool>? holds = null)
    {
        if (db.Done is not { } done) return await read();
        if (_known.TryGetValue(store, out var known) && known.Done == done && Stopwatch.GetElapsedTime(known.At) < Fresh && holds?.Invoke(known.What) != false) return known.What;
        var (at, what) = (Stopwatch.GetTimestamp(), await read());
        _known[store] = (what, done, at);
        return what;
    }
}
