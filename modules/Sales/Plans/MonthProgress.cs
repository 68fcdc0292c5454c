using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>
/// Sales of a month against its plan (销售进度): achieved and gap (完成进度 = sold ÷ target, 缺口 = target − sold, domain §3.2) beside the share of
/// working days that has passed.
/// </summary>
[Needs(PlanRights.See)]
internal sealed class MonthProgress(Db db, PlanList plans, MonthPlan months, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>Planned and handed over, of a model or a consultant; nothing planned where the month is not divided.</summary>
    internal sealed record Part(string Key, string Name, int? Planned, int Sold)
    {
        public int? Gap => Planned - Sold;
    }

    /// <summary>A day: handed over on it, and in the month until its end; what the plan asks by then where there is one.</summary>
    internal sealed record Day(DateOnly On, int Sold, int SoldSoFar, int? PlannedSoFar);

    internal sealed record View(MonthSales Month, IReadOnlyList<Part> Models, IReadOnlyList<Part> Consultants, IReadOnlyList<Day> Days)
    {
        /// <summary>How many a working day are needed from tomorrow on; nothing when nothing is missing or no day is left.</summary>
        public decimal? NeededPerDay => Month is { Target: { } target } && target > Month.Sold && Month.Days > Month.DaysWorked ? decimal.Divide(target - Month.Sold, Month.Days - Month.DaysWorked) : null;
    }

    private const string Sql = $"""
        select (d.handed_over_at at time zone @zone)::date as on, v.model_code, d.consultant_id
        from   sales.deliveries d join sales.vehicles v on v.store_id = @store and v.id = d.vehicle_id
        where  d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until and {SoldSql.IsSold}
        order  by d.handed_over_at
        """;

    public async Task<View> Of(int? year, int? month, CancellationToken ct)
    {
        var (today, zone) = (await calendar.Today(ct), await calendar.Zone(ct));
        var first = year is >= 2000 and <= 2100 && month is >= 1 and <= 12 ? new DateOnly(year.Value, month.Value, 1) : new DateOnly(today.Year, today.Month, 1);
        var next = first.AddMonths(1);
        var last = today < first ? first.AddDays(-1) : today < next ? today : next.AddDays(-1);
        var sold = await db.Rows<Sold>(Sql, new { zone = zone.Id, from = zone.Instant(first.ToDateTime(TimeOnly.MinValue)), until = zone.Instant(next.ToDateTime(TimeOnly.MinValue)) }, ct);
        var plan = await months.Of(first.Year, first.Month, ct);
        var target = (await plans.InForce(first.Year, ct))?.Months[first.Month - 1];
        var worked = new List<DateOnly>();
        for (var day = first; day < next; day = day.AddDays(1))
            if ((await calendar.Day(day, null, ct)).Worked) worked.Add(day);
        var names = await people.Named([.. sold.Select(s => s.ConsultantId).Distinct()], ct);
        return new(
            new(first, last, target, sold.Count, worked.Count(d => d <= last), worked.Count),
            [.. Parts(plan.Models, sold.GroupBy(s => s.ModelCode).ToDictionary(g => g.Key, g => g.Count()), key => key)],
            [.. Parts(plan.Consultants, sold.GroupBy(s => s.ConsultantId.ToString()).ToDictionary(g => g.Key, g => g.Count()), key => names.GetValueOrDefault(Guid.Parse(key))?.Name ?? "—")],
            [.. Days(first, last, worked, sold, target)]);
    }

    private static IEnumerable<Part> Parts(IReadOnlyList<MonthPlan.Part> planned, Dictionary<string, int> sold, Func<string, string> named) =>
        planned.Select(p => new Part(p.Key, p.Name, p.Planned, sold.GetValueOrDefault(p.Key)))
            .Concat(sold.Where(s => planned.All(p => p.Key != s.Key)).Select(s => new Part(s.Key, named(s.Key), null, s.Value)))
            .Where(p => p.Planned > 0 || p.Sold > 0);

    private static IEnumerable<Day> Days(DateOnly first, DateOnly last, List<DateOnly> worked, IReadOnlyList<Sold> sold, int? target)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            yield return new(day, sold.Count(s => s.On == day), sold.Count(s => s.On <= day),
                target is { } t && worked.Count > 0 ? (int)Math.Round((decimal)t * worked.Count(w => w <= day) / worked.Count, MidpointRounding.AwayFromZero) : null);
    }

    private sealed record Sold(DateOnly On, string ModelCode, Guid ConsultantId);
}
