using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>What a year's plan may begin with: vehicles handed over in each month of the year before, and the plan in force.</summary>
[Needs(PlanRights.Make)]
internal sealed class PlanBasis(Db db, PlanList plans, ICalendar calendar) : IRead
{
    /// <param name="LastYear">Handed over by month of the year before.</param>
    /// <param name="Fixed">Months of the plan in force that are over and stay; nothing of a year to come.</param>
    /// <param name="InForce">The plan that holds now.</param>
    internal sealed record View(int Year, IReadOnlyList<int> LastYear, IReadOnlyDictionary<int, int> Fixed, PlanList.Row? InForce)
    {
        /// <summary>
        /// The months that a total gives: those that are over stay, the rest is divided as last year's months were, or equally where last
        /// year says nothing.
        /// </summary>
        public int[] Propose(int total)
        {
            var open = Enumerable.Range(1, 12).Where(m => !Fixed.ContainsKey(m)).ToArray();
            var parts = Apportion.By(Math.Max(0, total - Fixed.Values.Sum()), [.. open.Select(m => (decimal)LastYear[m - 1])]);
            return [.. Enumerable.Range(1, 12).Select(m => Fixed.TryGetValue(m, out var units) ? units : parts[Array.IndexOf(open, m)])];
        }
    }

    private const string Sql = $"""
        select extract(month from d.handed_over_at at time zone @zone)::int as number, count(*)::int as sold
        from   sales.deliveries d
        where  d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until and {SoldSql.IsSold} group by 1
        """;

    public async Task<View> Of(int year, CancellationToken ct)
    {
        var (zone, today) = (await calendar.Zone(ct), await calendar.Today(ct));
        var sold = (await db.Rows<Month>(Sql, new { zone = zone.Id, from = zone.Instant(new(year - 1, 1, 1)), until = zone.Instant(new(year, 1, 1)) }, ct)).ToDictionary(m => m.Number, m => m.Sold);
        var inForce = await plans.InForce(year, ct);
        var over = year < today.Year ? 12 : year > today.Year ? 0 : today.Month - 1;
        return new(year, [.. Enumerable.Range(1, 12).Select(m => sold.GetValueOrDefault(m))], inForce is null ? new Dictionary<int, int>() : Enumerable.Range(1, over).ToDictionary(m => m, m => inForce.Months[m - 1]), inForce);
    }

    private sealed record Month(int Number, int Sold);
}
