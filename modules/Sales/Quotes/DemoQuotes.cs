using System.Globalization;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Quotes;

/// <summary>The demo's quotes: before every third order of the last weeks, and some to people who still think it over.</summary>
internal sealed class DemoQuotes(Db db)
{
    private const int Days = 60;

    private const string Sql = """
        insert into sales.quotes (store_id, id, number, customer_id, consultant_id, model_code, colour, price, valid_until, at, by_person)
        select @store, q.id, 'QT' || to_char(q.at at time zone @zone, 'YYMMDD') || '-' || lpad((row_number() over (partition by (q.at at time zone @zone)::date order by q.at, q.id))::text, 3, '0'),
               q.customer, q.consultant, q.model, q.colour, q.price, q.until, q.at, q.consultant
        from   unnest(@ids, @customers, @consultants, @models, @colours, @prices::numeric[], @untils::date[], @ats::timestamptz[]) as q(id, customer, consultant, model, colour, price, until, at);
        update sales.orders o set quote_id = q.id from unnest(@ids, @orders) as q(id, ord) where o.store_id = @store and o.id = q.ord
        """;

    public async Task Write(DemoStory story, IReadOnlyList<DemoDeals.Deal> deals, CancellationToken ct)
    {
        var (luck, since) = (new Random(story.Seed ^ 912), story.Zone.Instant(story.Today.ToDateTime(TimeOnly.MinValue)).AddDays(-Days));
        var before = deals.Where((d, i) => i % 3 == 0 && d.Sale.OrderedAt > since)
            .Select(d => (At: d.Sale.OrderedAt.AddHours(-25), d.Sale.CustomerId, d.Sale.ConsultantId, d.Sale.Vehicle, d.Price, Order: (Guid?)d.Sale.OrderId));
        var thinking = story.Prospects.Where((p, i) => story.Stock.Count > 0 && i % 4 == 0 && p.MetAt > since)
            .Select((p, i) => (At: p.MetAt.AddMinutes(50), p.CustomerId, p.ConsultantId, Vehicle: story.Stock[i % story.Stock.Count], Price: decimal.Ceiling(story.Stock[i % story.Stock.Count].ListPrice * 0.985m / 100) * 100, Order: (Guid?)null));
        var quotes = before.Concat(thinking).Select(q => (Id: Showroom.DemoId.Of(luck, q.At), Quote: q)).ToArray();
        await db.Do(Sql, new
        {
            zone = story.Zone.Id,
            ids = quotes.Select(q => q.Id).ToArray(),
            customers = quotes.Select(q => q.Quote.CustomerId).ToArray(),
            consultants = quotes.Select(q => q.Quote.ConsultantId).ToArray(),
            models = quotes.Select(q => q.Quote.Vehicle.ModelCode).ToArray(),
            colours = quotes.Select(q => q.Quote.Vehicle.Colour).ToArray(),
            prices = quotes.Select(q => q.Quote.Price).ToArray(),
            untils = quotes.Select(q => story.Zone.DayOf(q.Quote.At).AddDays(GiveQuote.Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray(),
            ats = quotes.Select(q => q.Quote.At.UtcDateTime).ToArray(),
            orders = quotes.Select(q => q.Quote.Order).ToArray(),
        }, ct);
    }
}
