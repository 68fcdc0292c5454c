using System.Diagnostics;

namespace Dealership.Benchmarks.Pages;

/// <summary>A verb of this program that serves, as a process of its own.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process _process;

    private Served(Process process, Uri url) => (_process, Url) = (process, url);

    /// <summary>Where it serves.</summary>
    public Uri Url { get; }

    /// <summary>Its number.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts it and waits until it says where it serves.</summary>
    public static async Task<Served> Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in arguments.Prepend(typeof(Served).Assembly.Location)) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("serves ", StringComparison.Ordinal)) return new(process, new(line["serves ".Length..].Trim()));
        throw new InvalidOperationException($"{arguments[0]} ended before it served.");
    }

    /// <summary>Asks until it answers well.</summary>
    public static async Task Until(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(address, ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            await Task.Delay(5, ct);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
