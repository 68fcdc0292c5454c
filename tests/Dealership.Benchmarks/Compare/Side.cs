using System.Text.Json;
using Dealership.Benchmarks.Measuring;

namespace Dealership.Benchmarks.Compare;

/// <summary>One of the two servers, asked.</summary>
internal sealed class Side(string name, Uri url, Probe probe, Requests requests, string only = "") : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = url };

    /// <summary>As printed.</summary>
    public string Name => name;

    /// <summary>The kinds it is asked.</summary>
    public IReadOnlyList<Kind> Kinds { get; } = [.. requests.Kinds.Where(k => only.Length == 0 || only.Split(',').Contains(k.Name))];

    /// <summary>What it allocates, and its process.</summary>
    public Probe Probe => probe;

    /// <summary>The first refusal, for whoever looks for a reason.</summary>
    public string? Refused { get; private set; }

    /// <summary>Asks so many times, so many at once.</summary>
    /// <returns>How many were asked, and how many were not answered with success.</returns>
    public async Task<(int Asked, int Errors)> Ask(Kind kind, int times, int atOnce, CancellationToken ct)
    {
        var (left, asked, errors) = (times, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0 && kind.Next() is { } request)
            {
                Interlocked.Increment(ref asked);
                if (!await Once(kind, request, ct)) Interlocked.Increment(ref errors);
            }
        }));
        return (asked, errors);
    }

    private async Task<bool> Once(Kind kind, HttpRequestMessage request, CancellationToken ct)
    {
        using var answer = await _http.SendAsync(request, ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        request.Dispose();
        if (!answer.IsSuccessStatusCode)
        {
            Refused ??= $"{kind.Name}: {(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}";
            return false;
        }
        if (kind.Name != "create") return true;
        using var json = JsonDocument.Parse(body);
        requests.Heard(json.RootElement.GetProperty("id").GetGuid());
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
