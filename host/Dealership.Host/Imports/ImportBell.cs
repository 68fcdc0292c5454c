using System.Threading.Channels;

namespace Dealership.Host.Imports;

/// <summary>Wakes this host's worker; another host's finds the work at its next look.</summary>
internal sealed class ImportBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Until rung, or this long.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        enough.CancelAfter(atMost);
        try
        {
            await _rung.Reader.ReadAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
        }
    }
}
