using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Market;

/// <summary>The demo's rivals and its surveys of the last months; this month's is begun. Written after the lost deals, which are counted.</summary>
internal sealed class DemoMarket(Db db)
{
    private const int Months = 4;

    private const string RivalsSql = """
        insert into sales.rivals (store_id, id, brand, model, against, since, added_at, added_by)
        select @store, r.id, r.brand, r.model, r.against, @since, @at, @manager from unnest(@ids, @brands, @models, @againsts) as r(id, brand, model, against)
        """;

    private const string SurveySql = """
        insert into sales.market_surveys (store_id, id, month, opened_at, opened_by, conclusion, proposals, published_at, published_by)
        values (@store, @id, @month, @opened, @manager, @conclusion, @proposals, @published, case when @published::timestamptz is not null then @manager::uuid end)
        """;

    private const string OffersSql = """
        insert into sales.rival_offers (store_id, id, survey_id, rival_id, price, promotion, seen_on, channel, source, added_at, added_by)
        select @store, o.id, @survey, o.rival, o.price, o.promotion, o.seen, o.channel, o.source, o.at, @manager
        from   unnest(@ids, @rivals, @prices::numeric[], @promotions, @seens::date[], @channels, @sources, @ats::timestamptz[]) as o(id, rival, price, promotion, seen, channel, source, at)
        """;

    private static readonly string LossesSql = $"insert into sales.market_losses (store_id, survey_id, reason, model_code, lost) select @store, @id, l.reason, l.model_code, l.lost from ({MonthLosses.Sql}) l";

    private sealed record Rival(Guid Id, string Brand, string Model, string? Against, decimal Price);

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager))?.Id is not { } manager) return;
        var luck = new Random(story.Seed ^ 909);
        var first = new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(1 - Months);
        var ours = story.Stock.Select(v => v.ModelCode).Distinct().Order(StringComparer.Ordinal).ToArray();
        var since = story.Zone.Instant(first.ToDateTime(new TimeOnly(10, 0)));
        Rival[] rivals = [.. DemoRivals.All.Where(r => r.Price is not null).Select((r, i) => new Rival(DemoId.Of(luck, since), story.Said(r.Brand), r.Model, ours.ElementAtOrDefault(i), r.Price!.Value))];
        await db.Do(RivalsSql, new
        {
            since = first,
            at = since,
            manager,
            ids = rivals.Select(r => r.Id).ToArray(),
            brands = rivals.Select(r => r.Brand).ToArray(),
            models = rivals.Select(r => r.Model).ToArray(),
            againsts = rivals.Select(r => r.Against).ToArray(),
        }, ct);
        for (var month = first; month <= story.Today; month = month.AddMonths(1)) await Month(story, month, rivals, manager, luck, ct);
    }

    private async Task Month(DemoStory story, DateOnly month, Rival[] rivals, Guid manager, Random luck, CancellationToken ct)
    {
        var past = month.AddMonths(1) <= story.Today;
        var until = past ? month.AddMonths(1).AddDays(-3) : story.Today;
        // On the first morning of a month nobody has begun it yet.
        if (!past && story.Today.Day < 2) return;
        var opened = story.Zone.Instant(month.ToDateTime(new TimeOnly(9, 30)));
        var published = past ? story.Zone.Instant(until.ToDateTime(new TimeOnly(15, 20))) : (DateTimeOffset?)null;
        var id = DemoId.Of(luck, opened);
        await db.Do(SurveySql, new { id, month, opened, manager, published, conclusion = past ? story.Said(DemoMarketWords.Conclusions[month.Month % 3]) : null, proposals = past ? story.Said(DemoMarketWords.Proposals[month.Month % 3]) : null }, ct);
        var offers = rivals.Take(past ? rivals.Length : 2).Select(r => (Rival: r, Seen: month.AddDays(luck.Next(0, Math.Max(1, until.DayNumber - month.DayNumber))), Said: DemoMarketWords.Offers[luck.Next(DemoMarketWords.Offers.Length)])).ToArray();
        await db.Do(OffersSql, new
        {
            survey = id,
            manager,
            ids = offers.Select(o => DemoId.Of(luck, opened)).ToArray(),
            rivals = offers.Select(o => o.Rival.Id).ToArray(),
            prices = offers.Select(o => o.Rival.Price - (luck.Next(0, 9) * 1000m)).ToArray(),
            promotions = offers.Select(o => story.Said(o.Said.Promotion)).ToArray(),
            seens = offers.Select(o => o.Seen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray(),
            channels = offers.Select(o => o.Said.Channel).ToArray(),
            sources = offers.Select(o => story.Said(o.Said.Source)).ToArray(),
            ats = offers.Select(o => story.Zone.Instant(o.Seen.ToDateTime(new TimeOnly(16, 0))).UtcDateTime).ToArray(),
        }, ct);
        if (published is not { } at) return;
        await db.Do(LossesSql, new { id, from = opened.AddHours(-9.5), until = story.Zone.Instant(month.AddMonths(1).ToDateTime(TimeOnly.MinValue)) }, ct);
        db.Tell(new MarketSurveyPublished(id, month, offers.Length, false, at, manager), id);
    }
}
