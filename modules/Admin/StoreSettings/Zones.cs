using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// Time zones of stores, each as it was two seconds ago at most, like what a caller may do: whoever hears a fact asks for it, and three departments
/// hear each.
/// </summary>
internal sealed class Zones
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<int, (TimeZoneInfo Zone, long At)> _known = new();

    /// <summary>Nothing when nobody looked lately.</summary>
    public TimeZoneInfo? Known(int store) => _known.TryGetValue(store, out var known) && Stopwatch.GetElapsedTime(known.At) < Fresh ? known.Zone : null;

    /// <summary>As it stands now.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    public TimeZoneInfo Keep(int store, string zone) => (_known[store] = (TimeZoneInfo.FindSystemTimeZoneById(zone), Stopwatch.GetTimestamp())).Zone;
}
