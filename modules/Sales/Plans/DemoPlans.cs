using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>The demo's plan of this year, approved and reported, its running month divided, with the traffic it needs; next year's waits for the general manager in the last quarter.</summary>
internal sealed class DemoPlans(Db db)
{
    private const string Sql = """
        insert into sales.plans (store_id, id, year, months, note, made_at, made_by, decided_at, decided_by, refused, report_id, reported_at, reported_by, receipt)
        values (@store, @id, @year, @months, '', @made, @manager, @decided, @boss, @refused, @report, @reported, @reporter, @receipt)
        """;

    private const string MonthSql = """
        insert into sales.month_plans (store_id, id, plan_id, year, month, target, set_at, set_by) values (@store, @id, @plan, @year, @month, @target, @at, @manager);
        insert into sales.month_plan_cells (store_id, month_id, model_code, consultant_id, units)
        select @store, @id, c.model, c.consultant, c.units from unnest(@models, @consultants, @units) as c(model, consultant, units) where c.units > 0
        """;

    private const string TrafficSql = "insert into sales.traffic_targets (store_id, effective_from, visits, leads, set_at, set_by) values (@store, @from, 180, 40, @made, @manager)";

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        if (story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager)) is not { } manager || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.GeneralManager)) is not { } boss) return;
        var (today, zone) = (story.Today, story.Zone);
        var sold = story.Sales.Where(s => s.HandedOverAt is not null).ToArray();
        // The store sells a little less than it meant to.
        var months = Enumerable.Range(1, 12).Select(m => Target(sold, zone, new DateOnly(today.Year, m, 1), today)).ToArray();
        var (plan, made) = (Guid.CreateVersion7(), zone.Instant(new DateTime(today.Year - 1, 12, 10, 15, 0, 0)));
        await db.Do(Sql, new
        {
            id = plan,
            year = today.Year,
            months,
            made,
            manager = manager.Id,
            decided = made.AddDays(1),
            boss = boss.Id,
            refused = false,
            report = Guid.CreateVersion7(),
            reported = made.AddDays(2),
            reporter = manager.Id,
            receipt = $"SP{today.Year}-0117",
        }, ct);
        await db.Do(TrafficSql, new { from = new DateOnly(today.Year, 1, 1), made, manager = manager.Id }, ct);
        foreach (var back in new[] { 2, 1, 0 }) await Divide(plan, today.AddMonths(-back), months, sold, story, manager.Id, ct);
        if (today.Month < 10) return;
        var (next, asked) = (Guid.CreateVersion7(), zone.Instant(today.AddDays(-1).ToDateTime(new TimeOnly(16, 0))));
        await db.Do(Sql, new
        {
            id = next,
            year = today.Year + 1,
            months = months.Select(m => m * 108 / 100).ToArray(),
            made = asked,
            manager = manager.Id,
            decided = (DateTimeOffset?)null,
            boss = (Guid?)null,
            refused = (bool?)null,
            report = Guid.CreateVersion7(),
            reported = (DateTimeOffset?)null,
            reporter = (Guid?)null,
            receipt = (string?)null,
        }, ct);
        db.Tell(new PlanSubmitted(next, today.Year + 1, manager.Id, asked), next);
    }

    private static int Target(DemoSale[] sold, TimeZoneInfo zone, DateOnly month, DateOnly today)
    {
        // Of months to come and of the running one the demo knows no sales: the mean of the others stands for them.
        var known = sold.GroupBy(s => zone.DayOf(s.HandedOverAt!.Value) is var d ? new DateOnly(d.Year, d.Month, 1) : default).Where(g => g.Key < new DateOnly(today.Year, today.Month, 1)).ToDictionary(g => g.Key, g => g.Count());
        var mean = known.Count == 0 ? 30 : known.Values.Sum() / known.Count;
        return (known.TryGetValue(month, out var units) ? units : mean) * 107 / 100;
    }

    private async Task Divide(Guid plan, DateOnly day, int[] months, DemoSale[] sold, DemoStory story, Guid manager, CancellationToken ct)
    {
        if (day.Year != story.Today.Year) return;
        var (target, at) = (months[day.Month - 1], story.Zone.Instant(new DateOnly(day.Year, day.Month, 1).AddDays(-5).ToDateTime(new TimeOnly(16, 0))));
        var models = sold.Select(s => s.Vehicle.ModelCode).Concat(story.Stock.Select(v => v.ModelCode)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var sellers = story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).Select(p => p.Id).ToArray();
        if (models.Length == 0 || sellers.Length == 0) return;
        var cells = Apportion.Table(Apportion.By(target, [.. models.Select(m => (decimal)sold.Count(s => s.Vehicle.ModelCode == m))]), Apportion.By(target, [.. sellers.Select(p => (decimal)sold.Count(s => s.ConsultantId == p))]));
        var all = (from m in Enumerable.Range(0, models.Length) from c in Enumerable.Range(0, sellers.Length) select (Model: models[m], Seller: sellers[c], Units: cells[m][c])).ToArray();
        var id = Guid.CreateVersion7();
        await db.Do(MonthSql, new { id, plan, year = day.Year, month = day.Month, target, at, manager, models = all.Select(a => a.Model).ToArray(), consultants = all.Select(a => a.Seller).ToArray(), units = all.Select(a => a.Units).ToArray() }, ct);
        db.Tell(new MonthPlanned(id, day.Year, day.Month, manager, at), id);
    }
}
