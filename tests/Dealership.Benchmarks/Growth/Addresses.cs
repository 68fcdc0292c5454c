using System.Reflection;
using System.Text.Json;
using Dealership.Benchmarks.Measuring;
using Dealership.TestKit;
using Microsoft.AspNetCore.Components;

namespace Dealership.Benchmarks.Growth;

/// <summary>What can be looked at: every GET of the API and every page, found and not listed, and the views and searches of what grows.</summary>
internal static class Addresses
{
    /// <summary>Files read a whole list, as they should; the rest is not of the departments.</summary>
    private static readonly string[] Left = ["/export", "/imports", "/setup", "/sign-", "/file", "/language", "/openapi"];

    private static readonly Dictionary<string, string[]> Views = new()
    {
        ["/api/sales/leads"] = ["show=open", "show=late", "show=in-time", "show=slow", "show=judged", "show=void", "show=all"],
        ["/api/sales/cards"] = ["show=open", "show=late", "show=due", "show=silent", "show=hot", "show=H", "show=pool", "show=closed"],
        ["/api/customer-service/customers"] = ["search={phone}", "search={tail}", "search={name}", "search=z", "show=stopped", "show=no-consent"],
        ["/api/customer-service/customers/like"] = ["phone={phone}", "q={tail}"],
        ["/api/customer-service/customers/pick"] = ["q={tail}"],
        ["/api/sales/cards/like"] = ["q={phone}"],
    };

    /// <summary>All of them, with ids and searches of rows that are there.</summary>
    public static async Task<IReadOnlyList<string>> All(OwnPostgres postgres, string database, Uri house, CancellationToken ct)
    {
        var (lead, card, customer, plan) = (await Some("select id from sales.leads"), await Some("select id from sales.cards"), await Some("select id from customer_service.customers"), await Some("select id from sales.next_contacts"));
        var phone = (await Filling.Some<string>(postgres, database, "select phone from customer_service.customers", Cast.Store, ct))[0];
        var name = (await Filling.Some<string>(postgres, database, "select name from customer_service.customers", Cast.Store, ct))[0];
        using var http = new HttpClient { BaseAddress = house };
        using var described = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", ct));
        var api = described.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _)).Select(p => p.Name);
        var pages = TestDatabases.Rooms.SelectMany(r => r.Assembly.GetTypes()).SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template);
        return [.. api.Concat(pages).Where(p => !Left.Any(p.Contains)).SelectMany(p => Views.GetValueOrDefault(p, []).Select(v => $"{p}?{v}").Prepend(p)).Select(Filled).Where(p => !p.Contains('{')).Distinct().Order(StringComparer.Ordinal)];

        async Task<string> Some(string select) => (await Filling.Some<Guid>(postgres, database, select, Cast.Store, ct))[0].ToString();

        string Filled(string path) => path.Replace("{phone}", phone).Replace("{tail}", phone[^4..]).Replace("{name}", Uri.EscapeDataString(name)).Replace(":guid", "").Replace("{Id}", "{id}")
            .Replace("/leads/{id}", $"/leads/{lead}").Replace("/cards/{id}", $"/cards/{card}").Replace("/customers/{id}", $"/customers/{customer}").Replace("/contacts/{plan}", $"/contacts/{plan}").Replace("/contacts/{Plan}", $"/contacts/{plan}");
    }
}
