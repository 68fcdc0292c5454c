using System.Diagnostics;
using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Compare;

/// <summary>The bare server as a process of its own, with the runtime's settings that the host has.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BareProcess(Process process, Uri url, Probe probe) => (_process, Url, Probe) = (process, url, probe);

    /// <summary>Where it serves.</summary>
    public Uri Url { get; }

    /// <summary>What it allocates.</summary>
    public Probe Probe { get; }

    /// <summary>Starts it on a database and waits until it serves.</summary>
    public static async Task<BareProcess> Start(string connection, CancellationToken ct, bool walls = false)
    {
        var probe = new Probe();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(BareProcess).Assembly.Location);
        start.ArgumentList.Add("bare");
        if (walls) start.ArgumentList.Add("--walls");
        if (walls) start.ArgumentList.Add("yes");
        foreach (var (name, value) in probe.Settings) start.Environment[name] = value;
        start.Environment[BareBench.Database] = connection;
        // This project's own settings are those of a test; a server is measured with a server's.
        start.Environment["DOTNET_gcConcurrent"] = "1";
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("The bare server did not start.");
        return new(process, new(line.Trim().Split(' ')[^1]), probe);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
