using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dealership.Benchmarks.Faults;

/// <summary>People who open complaints as fast as the house answers, and press again with the same key when no answer came.</summary>
internal sealed class Callers(string token, IReadOnlyList<Guid> customers)
{
    private readonly ConcurrentDictionary<Guid, Guid> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, object> _unanswered = new();

    /// <summary>Key of each command that was answered with success, and the id that the answer named.</summary>
    public IReadOnlyDictionary<Guid, Guid> Acknowledged => _acknowledged;

    /// <summary>How often a command was sent once more.</summary>
    public int Again { get; private set; }

    /// <summary>Refusals that no outage explains.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>Presses until told to stop.</summary>
    public Task Press(Func<Uri> house, int people, int seed, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, people).Select(async person =>
    {
        var dice = new Random(seed + person);
        using var http = Client();
        while (!stop.IsCancellationRequested)
        {
            var key = Guid.CreateVersion7();
            if (!await Send(http, house(), key, new { customerId = customers[dice.Next(customers.Count)], theme = "other", level = dice.Next(1, 5), what = $"{key}" })) await Task.Delay(20, CancellationToken.None);
        }
    }));

    /// <summary>Presses again what was not answered, until everything is.</summary>
    public async Task PressAgain(Uri house, CancellationToken ct)
    {
        using var http = Client();
        for (var tries = 0; !_unanswered.IsEmpty && tries < 100; tries++)
        {
            foreach (var (key, body) in _unanswered.ToArray())
            {
                Again++;
                if (await Send(http, house, key, body)) continue;
                await Task.Delay(200, ct);
            }
        }
    }

    /// <summary>Commands that never got an answer.</summary>
    public int Unanswered => _unanswered.Count;

    private async Task<bool> Send(HttpClient http, Uri house, Guid key, object body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(house, "/api/customer-service/complaints")) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key.ToString());
            using var response = await http.SendAsync(request);
            if (response.IsSuccessStatusCode)
            {
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                _acknowledged[key] = answer.GetProperty("id").GetGuid();
                _unanswered.TryRemove(key, out _);
                return true;
            }
            if ((int)response.StatusCode is >= 400 and < 500 and not 401) Refused.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            // The house is away; whether it did it is not known, so the same key goes again.
        }
        _unanswered[key] = body;
        return false;
    }

    private HttpClient Client() => new() { Timeout = TimeSpan.FromSeconds(20), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
}
