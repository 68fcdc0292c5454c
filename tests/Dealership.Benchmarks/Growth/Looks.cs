using System.Text.Json;
using Dealership.Benchmarks.Measuring;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Benchmarks.Growth;

/// <summary>Looks at addresses, each as the first of the cast who may, and reads on the wire what was touched.</summary>
internal sealed class Looks(Uri url, Wire wire) : IDisposable
{
    /// <summary>PostgreSQL plans a prepared statement five times for its values before it decides; then it is as it stays.</summary>
    private const int Settled = 8;

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = url };
    private readonly Dictionary<string, DemoPerson> _who = [];

    /// <summary>Answers that were a fault of the server.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>What the address touches; nothing when nobody of the cast may see it, or it has nothing to show.</summary>
    public async Task<Looked?> At(string address, CancellationToken ct)
    {
        var person = await Who(address, ct);
        if (person is null) return null;
        for (var i = 0; i < Settled; i++) (await Ask(address, person, ct)).Dispose();
        var seen = new List<(Looked Looked, long Buffers)>();
        for (var i = 0; i < 3; i++)
        {
            wire.Take();
            using var answer = await Ask(address, person, ct);
            var next = await Next(answer, ct);
            await Task.Delay(2, ct);
            var units = wire.Take().Where(u => !u.InBackground && !u.IsSignIn).ToArray();
            var plans = units.SelectMany(u => u.Plans).ToArray();
            var most = plans.MaxBy(p => p.Buffers);
            seen.Add((new(plans.Sum(p => p.Buffers), plans.SelectMany(p => p.Tables).ToHashSet(), plans.Select(p => p.Counted).DefaultIfEmpty().Max(), most?.Dearest ?? "", units.Sum(u => u.Trips), next), plans.Sum(p => p.Buffers)));
        }
        return seen.OrderBy(s => s.Buffers).ElementAt(1).Looked;
    }

    /// <summary>The address of a later page, as far as there is one.</summary>
    public async Task<(string Address, int Page)> Page(string address, int page, CancellationToken ct)
    {
        var (at, here) = (1, address);
        for (; at < page; at++)
        {
            using var answer = await Ask(here, _who[address], ct);
            if (await Next(answer, ct) is not { } next) break;
            here = $"{address}{(address.Contains('?') ? '&' : '?')}after={Uri.EscapeDataString(next)}";
        }
        _who[here] = _who[address];
        return (here, at);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<DemoPerson?> Who(string address, CancellationToken ct)
    {
        if (_who.TryGetValue(address, out var known)) return known;
        foreach (var person in Cast.All)
        {
            using var answer = await Ask(address, person, ct);
            if ((int)answer.StatusCode >= 500) Faults.Add($"{address} as {person.Name}: {(int)answer.StatusCode}");
            if (answer.IsSuccessStatusCode) return _who[address] = person;
        }
        return null;
    }

    private async Task<HttpResponseMessage> Ask(string address, DemoPerson person, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = MeasuredHouse.Bearer(person, Cast.Store);
        return await _http.SendAsync(request, ct);
    }

    private static async Task<string?> Next(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/json") return null;
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
    }
}
