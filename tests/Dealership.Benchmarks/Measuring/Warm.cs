namespace Dealership.Benchmarks.Measuring;

/// <summary>A server runs for weeks, and what is compiled in its first minutes is no request's price.</summary>
internal static class Warm
{
    private const int Few = 20;

    /// <summary>Works until the compiler has next to nothing left to do.</summary>
    /// <param name="work">A round of what is measured.</param>
    /// <param name="compiled">Methods compiled so far, those compiled again included.</param>
    /// <param name="rounds">At most.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task Up(Func<Task> work, Func<long> compiled, int rounds, CancellationToken ct)
    {
        for (var (round, fresh) = (0, long.MaxValue); round < rounds && fresh > Few; round++)
        {
            var before = compiled();
            await work();
            await Task.Delay(1000, ct); // what was called often enough is compiled in the background
            fresh = compiled() - before;
        }
    }
}
