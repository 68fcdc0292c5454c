using System.Net.Http.Json;
using Dealership.Benchmarks.Measuring;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Benchmarks.Compare;

/// <summary>One kind of request, as the house takes it; the bare server takes the same.</summary>
/// <param name="Name">As the table prints it.</param>
/// <param name="Next">Makes the next one; nothing when there is none left.</param>
internal sealed record Kind(string Name, Func<HttpRequestMessage?> Next)
{
    /// <summary>How many of these are asked for each of the round's requests; writing costs more.</summary>
    public bool Writes { get; init; }
}

/// <summary>The six kinds of one server: what it created is what it changes.</summary>
internal sealed class Requests(IReadOnlyList<Guid> leads, IReadOnlyList<string> phones)
{
    /// <summary>Says to the bare server what the house knows from who is asking.</summary>
    public const string Store = "Store";

    private readonly Queue<Guid> _created = [];
    private int _number;

    /// <summary>The first number of what is created; two servers on one database do not create the same.</summary>
    public int From { init => _number = value; }

    /// <summary>In the order in which a round asks them.</summary>
    public IReadOnlyList<Kind> Kinds =>
    [
        new("get", () => Get($"/api/sales/leads/{Any(leads)}", Cast.Song)),
        new("list", () => Get("/api/sales/leads", Cast.Song)),
        new("create", Create) { Writes = true },
        new("update", Update) { Writes = true },
        new("dashboard", () => Get("/api/sales/leads/counts", Cast.Song)),
        new("search", () => Get($"/api/customer-service/customers?search={Any(phones)}", Cast.Lin)),
    ];

    /// <summary>Remembers what a request created.</summary>
    public void Heard(Guid id)
    {
        lock (_created) _created.Enqueue(id);
    }

    private T Any<T>(IReadOnlyList<T> of) => of[Interlocked.Increment(ref _number) % of.Count];

    private static HttpRequestMessage Get(string path, DemoPerson person) => As(new(HttpMethod.Get, path), person, Cast.Store);

    private HttpRequestMessage Create()
    {
        var number = Interlocked.Increment(ref _number);
        return Post("/api/sales/leads", new { name = $"王{number}", phone = $"19{number:000000000}", channel = "vertical", source = "online", origin = "网站", reference = $"C{number}", wish = "想周末来看车" });
    }

    private HttpRequestMessage? Update()
    {
        Guid id;
        lock (_created)
            if (!_created.TryDequeue(out id)) return null;
        return Post($"/api/sales/leads/{id}/closure", new { text = "空号" });
    }

    /// <summary>In the other store, so that what is read stays as it was.</summary>
    private static HttpRequestMessage Post<T>(string path, T body)
    {
        var request = As(new(HttpMethod.Post, path) { Content = JsonContent.Create(body) }, Cast.Song, Cast.OtherStore);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return request;
    }

    private static HttpRequestMessage As(HttpRequestMessage request, DemoPerson person, int store)
    {
        request.Headers.Authorization = MeasuredHouse.Bearer(person, store);
        request.Headers.Add(Store, store.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return request;
    }
}
