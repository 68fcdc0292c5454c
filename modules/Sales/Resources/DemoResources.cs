using System.Globalization;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Resources;

/// <summary>The demo's applications of the last months, answered by the maker, and what of it is on its way. The next month's is still to be reckoned.</summary>
internal sealed class DemoResources(Db db)
{
    private const int Months = 3, Day = 21, OnTheirWay = 9;

    private const string Sql = """
        insert into sales.resource_applications (store_id, id, period, target_factor, season, proposed_at, proposed_by) values (@store, @id, @period::date, 1.2, 1, @at - interval '1 day', @manager);
        insert into sales.resource_models (store_id, application_id, model_code, sold, undelivered, free, in_transit, confirmed, suggested, reason)
        select @store, @id, m.model, m.sold, m.orders, m.free, m.transit, 0, m.suggested, m.reason from unnest(@models, @solds, @orders, @frees, @transits, @suggesteds, @reasons) as m(model, sold, orders, free, transit, suggested, reason);
        insert into sales.resource_lines (store_id, id, application_id, model_code, colour, suggested, quantity, priority, kind, first_answer, second_answer, answer, answered_at, answered_by)
        select @store, l.id, @id, l.model, l.colour, l.suggested, l.quantity, l.n, 'regular', l.quantity, l.answer, l.answer, @at + interval '4 days', @manager
        from   unnest(@lines, @lineModels, @colours, @lineSuggesteds, @quantities, @answers) with ordinality as l(id, model, colour, suggested, quantity, answer, n);
        insert into sales.resource_submissions (store_id, id, application_id, gap, factor_after, asks, at, by_person, approved, decided_why, decided_at, decided_by)
        select @store, @submission, @id, case when @asks then -260000 else 640000 end, 1.2, @asks, @at, @manager, case when @asks then true end, null, case when @asks then @at + interval '20 hours' end, case when @asks then @general end
        """;

    private const string ComingSql = """
        insert into sales.coming_vehicles (store_id, id, line_id, model_code, colour, vin, expected_on, added_at, added_by)
        select @store, c.id, c.line, c.model, c.colour, c.vin, c.expected::date, @at, @manager from unnest(@ids, @lines, @models, @colours, @vins, @expecteds) as c(id, line, model, colour, vin, expected);
        insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, at, by_person)
        select @store, md5(c.id || k.kind)::uuid, c.id, k.kind, @at + interval '1 day' * k.n, @manager
        from   unnest(@ids, @reached) as c(id, reached) cross join unnest(array['confirmed', 'vin-assigned', 'factory-out', 'in-transit']) with ordinality as k(kind, n) where k.n <= c.reached
        """;

    private sealed record Line(Guid Id, string Model, string Colour, int Suggested, int Quantity, int Answer);

    public async Task Write(DemoStory story, Random luck, Guid manager, Guid general, CancellationToken ct)
    {
        var month = new DateOnly(story.Today.Year, story.Today.Month, 1);
        var all = story.Sales.Where(s => s.HandedOverAt is not null).ToArray();
        Line[] lines = [];
        DateTimeOffset at = default;
        for (var n = Months; n > 0; n--)
        {
            var period = month.AddMonths(1 - n);
            at = story.Zone.Instant(period.AddMonths(-1).AddDays(Day).ToDateTime(new TimeOnly(15, 0)));
            var (from, until) = ResourceParts.SoldMonths(story.Zone.DayOf(at));
            var sold = all.Where(s => story.Zone.DayOf(s.HandedOverAt!.Value) is var day && day >= from && day < until).ToArray();
            var models = sold.GroupBy(s => s.Vehicle.ModelCode).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Code: g.Key, Sales: g, Of: new Suggestion(null, g.Count(), 1, 1.2m, luck.Next(0, 3), luck.Next(2, 5), luck.Next(0, 3), 0))).ToArray();
            lines = [.. models.SelectMany(m => Suggestion.ByColour(m.Of.Count, m.Of.Forecast * m.Of.Target, [.. m.Sales.GroupBy(s => s.Vehicle.Colour).Select(c => (c.Key, c.Count(), 0))]).Select(c => (m.Code, c.Colour, c.Count)))
                .OrderByDescending(l => l.Count).Select(l => new Line(DemoId.Of(luck, at), l.Code, l.Colour, l.Count, l.Count, Math.Max(0, l.Count - (luck.NextDouble() < 0.3 ? 1 : 0))))];
            if (lines.Length == 0) continue;
            var (id, submission, asks) = (DemoId.Of(luck, at), DemoId.Of(luck, at), n == 2);
            await db.Do(Sql, new
            {
                id,
                submission,
                asks,
                manager,
                general,
                at,
                period = period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                models = models.Select(m => m.Code).ToArray(),
                solds = models.Select(m => m.Of.Sold).ToArray(),
                orders = models.Select(m => m.Of.Orders).ToArray(),
                frees = models.Select(m => m.Of.Free).ToArray(),
                transits = models.Select(m => m.Of.Transit).ToArray(),
                suggesteds = models.Select(m => m.Of.Count).ToArray(),
                reasons = models.Select(_ => (string?)null).ToArray(),
                lines = lines.Select(l => l.Id).ToArray(),
                lineModels = lines.Select(l => l.Model).ToArray(),
                colours = lines.Select(l => l.Colour).ToArray(),
                lineSuggesteds = lines.Select(l => l.Suggested).ToArray(),
                quantities = lines.Select(l => l.Quantity).ToArray(),
                answers = lines.Select(l => l.Answer).ToArray(),
            }, ct);
            db.Tell(new ResourcesApplied(submission, id, at, manager), id);
        }
        if (lines.Length > 0) await Coming(story, luck, lines, at.AddDays(4), manager, ct);
    }

    /// <summary>The last confirmed, from one that has no VIN yet to one that arrives tomorrow; the others of the month have come.</summary>
    private Task<int> Coming(DemoStory story, Random luck, Line[] lines, DateTimeOffset at, Guid manager, CancellationToken ct)
    {
        var cars = lines.SelectMany(l => Enumerable.Repeat(l, l.Answer)).Take(OnTheirWay).Select((l, i) => (Id: DemoId.Of(luck, at), Line: l, Reached: 1 + (i % 4))).ToArray();
        return db.Do(ComingSql, new
        {
            manager,
            at,
            ids = cars.Select(c => c.Id).ToArray(),
            lines = cars.Select(c => c.Line.Id).ToArray(),
            models = cars.Select(c => c.Line.Model).ToArray(),
            colours = cars.Select(c => c.Line.Colour).ToArray(),
            vins = cars.Select((c, i) => c.Reached > 1 ? $"LXC{"TDU"[i % 3]}5A9T{"5678"[i % 4]}R{980_001 + i}0".ToUpperInvariant()[..17] : null).ToArray(),
            expecteds = cars.Select((c, i) => c.Reached > 2 ? story.Today.AddDays(1 + i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null).ToArray(),
            reached = cars.Select(c => c.Reached).ToArray(),
        }, ct);
    }
}
