using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Plans;

/// <summary>
/// A month of the plan by model and consultant, and what a new division begins with: the months before, three of them. Nothing is divided
/// while no plan of the year is approved.
/// </summary>
[Needs(PlanRights.See)]
internal sealed class MonthPlan(Db db, PlanList plans, ModelChoices models, IPeople people, ICalendar calendar) : IRead
{
    internal const int MonthsBefore = 3;

    /// <summary>As selected.</summary>
    internal sealed record Cell(string ModelCode, Guid ConsultantId, int Units);

    /// <summary>A row or a column: what is planned, and what was handed over in the months before.</summary>
    internal sealed record Part(string Key, string Name, int? Planned, int Before);

    /// <param name="Target">Of the plan in force.</param>
    /// <param name="Divided">What the division makes; another number than the target where the plan has changed since.</param>
    internal sealed record View(DateOnly Month, Guid? PlanId, int? Target, int? Divided, DateTimeOffset? SetAt, IReadOnlyList<Part> Models, IReadOnlyList<Part> Consultants, IReadOnlyList<Cell> Cells)
    {
        public int Of(string model, string consultant) => Cells.FirstOrDefault(c => c.ModelCode == model && c.ConsultantId.ToString() == consultant)?.Units ?? 0;
    }

    private const string Sql = $"""
        select c.model_code, c.consultant_id, c.units
        from   sales.month_plan_cells c
        where  c.store_id = @store and c.month_id = (select m.id from sales.month_plans m where m.store_id = @store and m.year = @year and m.month = @month order by m.set_at desc limit 1);
        select v.model_code, d.consultant_id, count(*)::int as units
        from   sales.deliveries d join sales.vehicles v on v.store_id = @store and v.id = d.vehicle_id
        where  d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until and {SoldSql.IsSold} group by 1, 2
        """;

    private const string LatestSql = "select id, target, set_at from sales.month_plans where store_id = @store and year = @year and month = @month order by set_at desc limit 1";

    public async Task<View> Of(int year, int month, CancellationToken ct)
    {
        var (zone, first) = (await calendar.Zone(ct), new DateOnly(year, month, 1));
        var today = await calendar.Today(ct);
        var until = first < today ? first : new DateOnly(today.Year, today.Month, 1);
        var plan = await plans.InForce(year, ct);
        var set = await db.Row<Set>(LatestSql, new { year, month }, ct);
        var (cells, sold) = await db.Both<Cell, Cell>(Sql, new { year, month, from = zone.Instant(until.AddMonths(-MonthsBefore).ToDateTime(TimeOnly.MinValue)), until = zone.Instant(until.ToDateTime(TimeOnly.MinValue)) }, ct);
        var sellers = await people.Holding(Position.SalesConsultant, ct);
        var names = await people.Named([.. cells.Concat(sold).Select(c => c.ConsultantId).Concat(sellers.Select(s => s.Id)).Distinct()], ct);
        var known = await models.All(ct);
        var codes = known.Select(m => m.Code).Union(cells.Select(c => c.ModelCode)).Order(StringComparer.Ordinal).ToArray();
        var persons = sellers.Select(s => s.Id).Union(cells.Select(c => c.ConsultantId)).OrderBy(p => names.GetValueOrDefault(p)?.Number, StringComparer.Ordinal).ToArray();
        return new(first, plan?.Id, plan?.Months[month - 1], set is null ? null : cells.Sum(c => c.Units), set?.SetAt,
            [.. codes.Select(code => new Part(code, known.FirstOrDefault(m => m.Code == code)?.Name is { Length: > 0 } name ? $"{code} {name}" : code, Sum(set, cells.Where(c => c.ModelCode == code)), sold.Where(s => s.ModelCode == code).Sum(s => s.Units)))],
            [.. persons.Select(p => new Part(p.ToString(), names.GetValueOrDefault(p)?.Name ?? "—", Sum(set, cells.Where(c => c.ConsultantId == p)), sold.Where(s => s.ConsultantId == p).Sum(s => s.Units)))],
            cells);
    }

    private static int? Sum(Set? set, IEnumerable<Cell> cells) => set is null ? null : cells.Sum(c => c.Units);

    private sealed record Set(Guid Id, int Target, DateTimeOffset SetAt);
}
