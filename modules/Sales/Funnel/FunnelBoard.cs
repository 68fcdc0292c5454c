using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Plans;

namespace Dealership.Sales.Funnel;

/// <summary>The funnel (销售漏斗) of a month: every figure, by consultant, and the months before it with their average (月均值). A consultant sees his own.</summary>
[Needs(FunnelRights.See)]
internal sealed class FunnelBoard(Db db, Caller caller, ICalendar calendar, IPeople people, PlanList plans, TrafficTargets traffic) : IRead
{
    /// <summary>Months shown beside this one.</summary>
    private const int Months = 12;

    /// <summary>What the months are compared by.</summary>
    public static IReadOnlyList<string> Trend { get; } = ["traffic", "first", "opened", "orders", "delivered", "lost"];

    /// <param name="Id">The consultant.</param>
    /// <param name="Name">His name.</param>
    /// <param name="Figures">By code.</param>
    internal sealed record Consultant(Guid Id, string Name, IReadOnlyDictionary<string, int> Figures);

    internal sealed record Past(DateOnly Month, IReadOnlyDictionary<string, int> Figures);

    /// <param name="Month">Which.</param>
    /// <param name="FrozenAt">When its start was written down; nothing: nobody did, and rates over it are not known.</param>
    /// <param name="Figures">By code, of the consultant asked for or of all; one that is not known is not there.</param>
    /// <param name="Planned">What the store planned and took, by code of <see cref="Target"/>; what nobody set, or the caller may not see, is not there.</param>
    /// <param name="Consultants">Each of them.</param>
    /// <param name="Before">Months with data, latest first.</param>
    /// <param name="Average">Of the complete months: neither the first, which may have begun in its middle, nor the current. Nothing without one.</param>
    internal sealed record View(
        FunnelMonth Month, DateTimeOffset? FrozenAt, IReadOnlyDictionary<string, int> Figures, IReadOnlyDictionary<string, int> Planned, IReadOnlyList<Consultant> Consultants, IReadOnlyList<Past> Before, IReadOnlyDictionary<string, decimal>? Average)
    {
        /// <summary>Counted and planned.</summary>
        public IReadOnlyDictionary<string, int> Known { get; } = new Dictionary<string, int>([.. Figures, .. Planned]);
    }

    private static string CountsSql(Func<Figure, bool> which) => string.Join("\nunion all\n", Figure.All.Where(which).Select(f =>
        $"select @first as month, '{f.Code}' as code, r.consultant_id, count(*)::int as times from ({f.Sql}) r where {FunnelRows.Mine} group by r.consultant_id"));

    /// <summary>
    /// Counted from the rows, of a store whose days are not kept. Of the months before only what they are compared by, of nobody in particular.
    /// </summary>
    private static readonly string LiveSql = CountsSql(f => f.Daily), TrendSql = string.Join("\nunion all\n", Figure.All.Where(f => Trend.Contains(f.Code)).Select(f =>
        $"select date_trunc('month', r.at at time zone @zone)::date as month, '{f.Code}' as code, null::uuid as consultant_id, count(*)::int as times from ({f.Sql}) r where {FunnelRows.Mine} group by 1"));

    /// <summary>
    /// The months as they are kept, with days that were touched and not counted since counted from their rows, all of one instant: what is shown
    /// and the rows behind it are the same also before the news is heard. The stock is counted. A row without a month says that the store is kept.
    /// </summary>
    private static readonly string KeptSql = $"""
        with {FunnelDays.Touched},
        days as materialized (select {FunnelDays.Day} from touched d where d.day >= @begin and d.day <= @last),
        sums as (
            select m.month, m.code, m.consultant_id, m.times from sales.funnel_months m where m.store_id = @store and m.month >= @begin and m.month <= @first and (m.month = @first or m.code = any(@trend))
            union all
            select date_trunc('month', d.day)::date, d.code, d.consultant_id, - d.times from days join sales.funnel_days d on d.store_id = @store and d.day = days.day
            union all
            select date_trunc('month', day)::date, code, consultant_id, times from ({FunnelDays.CountSql}) counted)
        select r.month, r.code, nullif(r.consultant_id, {FunnelDays.Nobody}) as consultant_id, sum(r.times)::int as times from sums r
        where  {FunnelRows.Mine} and (r.month = @first or r.code = any(@trend)) group by r.month, r.code, r.consultant_id having sum(r.times) <> 0
        union all
        {CountsSql(f => !f.Daily)}
        union all
        select null, '', null, 0 from {FunnelDays.Kept}
        """;

    private static readonly string Sql = $"{KeptSql};\nselect frozen_at from sales.month_starts where store_id = @store and month = @first";

    private static readonly string AccessoriesSql = $"""
        select coalesce(sum(l.price), 0) from ({Figure.Of("fitted")!.Sql}) r
        join sales.deliveries d on d.store_id = @store and d.id = r.id join sales.contract_lines l on l.store_id = @store and l.order_id = d.order_id and l.kind = 'accessories' and l.dropped_at is null
        """;

    public async Task<View> Of(string? month, Guid? consultant, CancellationToken ct)
    {
        var (span, only, zone) = (await FunnelMonth.Of(month, calendar, ct), FunnelRows.Only(caller, consultant), await calendar.Zone(ct));
        var (begin, current) = (span.Before(Months, zone), Args(span, only));
        var (sums, frozen) = await db.Both<Count, DateTimeOffset>(Sql, new Together(current, new { begin = begin.First, trend = Trend.ToArray(), figures = FunnelDays.Figures }), ct);
        var kept = sums.Any(s => s.Month is null);
        IReadOnlyList<Count> counts = kept ? [.. sums.Where(s => s.Month == span.First)] : [.. sums.Where(s => Figure.Of(s.Code) is { Daily: false }), .. await db.Rows<Count>(LiveSql, current, ct)];
        var past = kept ? sums : await db.Rows<Count>(TrendSql, Args(begin, only), ct);
        var known = Figure.All.Where(f => !f.Frozen || frozen.Count > 0).Select(f => f.Code).ToHashSet();
        var names = await people.Named([.. counts.Select(c => c.ConsultantId).OfType<Guid>().Distinct()], ct);
        var months = past.Where(p => p.Month is not null && Trend.Contains(p.Code)).GroupBy(p => p.Month!.Value).OrderByDescending(g => g.Key)
            .Select(g => new Past(g.Key, Trend.ToDictionary(code => code, code => g.Where(p => p.Code == code).Sum(p => p.Times)))).ToArray();
        var complete = months.Where(m => m.Month < span.Current && m.Month > months[^1].Month).ToArray();
        return new(span, frozen is [var at] ? at : null, Sums(counts), only is null ? await PlannedFor(span, ct) : new(),
            [.. counts.Where(c => c.ConsultantId is not null).GroupBy(c => c.ConsultantId!.Value).Where(g => names.ContainsKey(g.Key)).OrderBy(g => names[g.Key].Number, StringComparer.Ordinal).Select(g => new Consultant(g.Key, names[g.Key].Name, Sums(g)))],
            months, complete.Length == 0 ? null : Trend.ToDictionary(code => code, code => (decimal)complete.Sum(m => m.Figures[code]) / complete.Length));

        Dictionary<string, int> Sums(IEnumerable<Count> of) => known.ToDictionary(code => code, code => of.Where(c => c.Code == code).Sum(c => c.Times));
    }

    private async Task<Dictionary<string, int>> PlannedFor(FunnelMonth span, CancellationToken ct)
    {
        var (month, next) = (span.First, span.First.AddMonths(1));
        var plan = await plans.InForce(month.Year, ct);
        var after = next.Year == month.Year ? plan : await plans.InForce(next.Year, ct);
        var target = await traffic.On(month, ct);
        var known = new Dictionary<string, int?> { [Target.Sales] = plan?.Months[month.Month - 1], [Target.NextSales] = after?.Months[next.Month - 1], [Target.Visits] = target?.Visits, [Target.Leads] = target?.Leads };
        if (caller.May(Rights.SeePrices)) known[Target.Accessories] = (int)await db.Row<decimal>(AccessoriesSql, Args(span, null), ct);
        return known.Where(k => k.Value is not null).ToDictionary(k => k.Key, k => k.Value!.Value);
    }

    private static object Args(FunnelMonth span, Guid? only) => new { first = span.First, last = span.Last, from = span.From, until = span.Until, zone = span.Zone, only };

    private sealed record Count(DateOnly? Month, string Code, Guid? ConsultantId, int Times);
}
