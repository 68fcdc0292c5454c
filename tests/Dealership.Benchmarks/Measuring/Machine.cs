using System.Globalization;

namespace Dealership.Benchmarks.Measuring;

/// <summary>The machine as a whole.</summary>
internal static class Machine
{
    /// <summary>Share of all its CPU time that somebody used during a while, 0 to 1; what another machine took from it counts as used.</summary>
    public static async Task<double> Busy(TimeSpan during, CancellationToken ct)
    {
        var (idle, all) = Read();
        await Task.Delay(during, ct);
        var (idleNow, allNow) = Read();
        return allNow == all ? 0 : 1 - ((idleNow - idle) / (double)(allNow - all));
    }

    /// <summary>user nice system idle iowait irq softirq steal, in ticks.</summary>
    private static (long Idle, long All) Read()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return (ticks[3] + ticks[4], ticks.Sum());
    }
}
