using System.Globalization;

namespace Dealership.Benchmarks.Measuring;

/// <summary>CPU time of processes as the kernel counts it (<c>/proc/PID/stat</c>).</summary>
internal static class Cpu
{
    /// <summary>What one tick of the kernel's count is worth; USER_HZ is 100 on every Linux.</summary>
    private const double MicrosecondsPerTick = 10_000;

    /// <summary>Of one process.</summary>
    public static double Of(int process) => Read(process) is { } stat ? (stat[11] + stat[12]) * MicrosecondsPerTick : 0;

    /// <summary>Of a process, its children that live, and those that ended.</summary>
    public static double OfTree(int root)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(d => Path.GetFileName(d)).Where(n => int.TryParse(n, out _))
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Select(id => (Id: id, Stat: Read(id))).Where(p => p.Stat is not null).ToArray();
        var children = all.ToLookup(p => (int)p.Stat![1]);
        var total = 0.0;
        var waiting = new Stack<(int Id, long[]? Stat)>(all.Where(p => p.Id == root));
        while (waiting.TryPop(out var process))
        {
            total += (process.Stat![11] + process.Stat[12] + process.Stat[13] + process.Stat[14]) * MicrosecondsPerTick;
            foreach (var child in children[process.Id]) waiting.Push(child);
        }
        return total;
    }

    /// <summary>The process that started this one.</summary>
    public static int ParentOf(int process) => (int)(Read(process) ?? throw new InvalidOperationException($"There is no process {process}."))[1];

    /// <summary>The fields behind the name, which may hold blanks: [1] is the parent, [11] and [12] user and system, [13] and [14] of ended children.</summary>
    private static long[]? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Take(15).Select(f => long.TryParse(f, CultureInfo.InvariantCulture, out var n) ? n : 0)];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
