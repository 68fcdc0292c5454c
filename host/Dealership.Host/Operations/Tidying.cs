namespace Dealership.Host.Operations;

/// <summary>
/// Gives memory back once a busy time is over. The collector throws rubbish away when somebody wants memory, so a house where nobody does anything keeps
/// what its busiest minute took, on a machine that PostgreSQL would use it on. Costs some 50 ms of one core, in a moment when nobody waits.
/// </summary>
internal sealed class Tidying(TimeProvider clock) : BackgroundService
{
    /// <summary>Between two looks.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    /// <summary>Bytes: less between two looks is a quiet time, more since the last tidying is worth one.</summary>
    private const long Quiet = 4 << 20, Worth = 32 << 20;

    private long _before, _tidied;

    /// <summary>Whether to tidy now.</summary>
    /// <param name="allocated">Bytes that this process has taken since it began, whatever became of them.</param>
    internal bool IsTime(long allocated)
    {
        var quiet = allocated - _before < Quiet;
        _before = allocated;
        if (!quiet || allocated - _tidied < Worth) return false;
        _tidied = allocated;
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var looks = new PeriodicTimer(Pause, clock);
        while (await looks.WaitForNextTickAsync(stop))
            if (IsTime(GC.GetTotalAllocatedBytes())) GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
