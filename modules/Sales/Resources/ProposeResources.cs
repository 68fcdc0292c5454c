using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Stock;

namespace Dealership.Sales.Resources;

/// <summary>
/// Proposes the application of a month (系统建议): each model's arithmetic as it stands now, split by colour. Proposing again before it is handed
/// in reckons afresh; plans and reasons that were written stay, quantities follow. The plan is the month's division (月度分解) unless another one was written.
/// </summary>
[Needs(ResourceRights.Apply)]
internal sealed class ProposeResources(Db db, Caller caller, TimeProvider clock, ICalendar calendar, StockStandards standards) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Any day of the month applied for; the next month when empty.</summary>
        public DateOnly? Period { get; set; }
    }

    private const string ApplicationSql = """
        insert into sales.resource_applications as r (store_id, id, period, target_factor, season, proposed_at, proposed_by)
        values (@store, @id, @period, @target, @season, @now, @by)
        on conflict (store_id, period) do update set target_factor = excluded.target_factor, season = excluded.season, proposed_at = excluded.proposed_at, proposed_by = excluded.proposed_by
        where not exists (select 1 from sales.resource_submissions s where s.store_id = @store and s.application_id = r.id and s.approved is not false)
        returning id
        """;

    private const string PartsSql = $"""
        select part as kind, model_code, colour, count(*)::int as count from ({ResourceParts.Rows}) p group by part, model_code, colour
        """;

    private const string KeptSql = "select model_code, plan, reason from sales.resource_models where store_id = @store and application_id = @id";

    private const string PlanSql = """
        select c.model_code, sum(c.units)::int as units from sales.month_plan_cells c
        where  c.store_id = @store and c.month_id = (select m.id from sales.month_plans m where m.store_id = @store and m.year = @year and m.month = @month order by m.set_at desc limit 1)
        group  by c.model_code
        """;

    private const string WriteSql = """
        delete from sales.resource_lines where store_id = @store and application_id = @id;
        delete from sales.resource_models where store_id = @store and application_id = @id;
        insert into sales.resource_models (store_id, application_id, model_code, plan, sold, undelivered, free, in_transit, confirmed, suggested, reason)
        select @store, @id, m.model, m.plan, m.sold, m.orders, m.free, m.transit, m.confirmed, m.suggested, m.reason
        from   unnest(@models, @plans::int[], @solds, @orderss, @frees, @transits, @confirmeds, @suggesteds, @reasons) as m(model, plan, sold, orders, free, transit, confirmed, suggested, reason);
        insert into sales.resource_lines (store_id, id, application_id, model_code, colour, suggested, quantity, priority, kind)
        select @store, gen_random_uuid(), @id, l.model, l.colour, l.count, l.count, l.n, 'regular' from unnest(@lineModels, @lineColours, @lineCounts) with ordinality as l(model, colour, count, n)
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (today, zone, now) = (await calendar.Today(ct), await calendar.Zone(ct), clock.GetUtcNow());
        var month = new DateOnly(today.Year, today.Month, 1);
        var period = form.Period is { } day ? new DateOnly(day.Year, day.Month, 1) : month.AddMonths(1);
        if (period < month || period > month.AddMonths(3))
            return new Problems().When(true, nameof(form.Period), "只能申报本月到三个月后的资源。", "From this month to three months ahead.").Refusal();
        var set = await standards.Values(null, ct);
        var season = set[StockStandards.Season(period.Month)];
        var id = await db.Row<Guid?>(ApplicationSql, new { id = Guid.CreateVersion7(), period, target = set[StockStandards.Target], season, now, by = caller.PersonId }, ct);
        if (id is not { } application) return Outcome.Refused("这个月的申报已经提交，不能再重新计算。", "This month's application is handed in; it is not reckoned again.");
        var kept = (await db.Rows<Kept>(KeptSql, new { id }, ct)).ToDictionary(k => k.ModelCode);
        var planned = (await db.Rows<Planned>(PlanSql, new { period.Year, period.Month }, ct)).ToDictionary(p => p.ModelCode, p => p.Units);
        var sold = ResourceParts.SoldMonths(today);
        var parts = await db.Rows<Part>(PartsSql, new { now, soldFrom = zone.Instant(sold.From.ToDateTime(TimeOnly.MinValue)), soldUntil = zone.Instant(sold.Until.ToDateTime(TimeOnly.MinValue)) }, ct);
        var models = parts.GroupBy(p => p.ModelCode).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Code: g.Key, Of: new Suggestion(kept.GetValueOrDefault(g.Key)?.Plan ?? (planned.TryGetValue(g.Key, out var units) ? units : null), Sum(g, ResourceParts.Sold), season, set[StockStandards.Target],
                Sum(g, ResourceParts.Orders), Sum(g, ResourceParts.Free), Sum(g, ResourceParts.Transit), Sum(g, ResourceParts.Confirmed)), Colours: Colours(g))).ToArray();
        // What sells best stands first: the maker serves the first priority first.
        var lines = models.OrderByDescending(m => m.Of.Forecast).SelectMany(m => Suggestion.ByColour(m.Of.Count, m.Of.Forecast * m.Of.Target + m.Of.Orders, m.Colours).Select(c => (m.Code, c.Colour, c.Count)))
            .OrderByDescending(l => l.Count).ToArray();
        await db.Do(WriteSql, new
        {
            id,
            models = models.Select(m => m.Code).ToArray(),
            plans = models.Select(m => m.Of.Plan).ToArray(),
            solds = models.Select(m => m.Of.Sold).ToArray(),
            orderss = models.Select(m => m.Of.Orders).ToArray(),
            frees = models.Select(m => m.Of.Free).ToArray(),
            transits = models.Select(m => m.Of.Transit).ToArray(),
            confirmeds = models.Select(m => m.Of.Confirmed).ToArray(),
            suggesteds = models.Select(m => m.Of.Count).ToArray(),
            reasons = models.Select(m => kept.GetValueOrDefault(m.Code)?.Reason).ToArray(),
            lineModels = lines.Select(l => l.Code).ToArray(),
            lineColours = lines.Select(l => l.Colour).ToArray(),
            lineCounts = lines.Select(l => l.Count).ToArray(),
        }, ct);
        return Outcome.Done(application, new($"{period.Year}年{period.Month}月资源申报建议：{lines.Sum(l => l.Count)}台", $"Suggested for {period:yyyy-MM}: {lines.Sum(l => l.Count)} vehicles"));

        static int Sum(IEnumerable<Part> parts, string part) => parts.Where(p => p.Kind == part).Sum(p => p.Count);
    }

    private static (string Colour, int Sold, int Have)[] Colours(IEnumerable<Part> parts) =>
        [.. parts.Where(p => p.Kind != ResourceParts.Orders).GroupBy(p => p.Colour)
            .Select(g => (g.Key, g.Where(p => p.Kind == ResourceParts.Sold).Sum(p => p.Count), g.Where(p => p.Kind != ResourceParts.Sold).Sum(p => p.Count)))];

    private sealed record Part(string Kind, string ModelCode, string Colour, int Count);

    private sealed record Planned(string ModelCode, int Units);

    private sealed record Kept(string ModelCode, int? Plan, string? Reason);
}
