using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Discounts;

/// <summary>
/// Up to how many percent of the list price each position gives away by itself (折扣权限): the store's own from their day on, else 2, 3 and 6.
/// The general manager has no limit. Discount in percent = (list price − price) ÷ list price × 100, to two decimals upwards: a little above a
/// limit is above it.
/// </summary>
[Needs(DiscountRights.Decide)]
internal sealed class DiscountLimits(Db db, ICalendar calendar) : IRead
{
    /// <summary>One line and since when; no day means nobody has set it.</summary>
    internal sealed record Row(string Position, DateOnly? EffectiveFrom, decimal Percent);

    /// <summary>Those with a limit, the lowest first.</summary>
    public static IReadOnlyList<string> Positions { get; } = [Position.SalesConsultant, Position.ShowroomSupervisor, Position.SalesManager];

    private static readonly decimal[] Unset = [2m, 3m, 6m];

    private const string Sql = """
        select distinct on (position) position, effective_from, percent from sales.discount_limits
        where  store_id = @store and effective_from <= @day order by position, effective_from desc
        """;

    private const string ToComeSql = "select position, effective_from, percent from sales.discount_limits where store_id = @store and effective_from > @day order by effective_from, position";

    /// <summary>As they hold on a day of the store; today when none is given.</summary>
    public async Task<IReadOnlyList<Row>> On(DateOnly? day, CancellationToken ct)
    {
        var own = (await db.Rows<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct)).ToDictionary(r => r.Position);
        return [.. Positions.Select((p, i) => own.GetValueOrDefault(p, new(p, null, Unset[i])))];
    }

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);

    /// <summary>Whether somebody with these positions may give it; a discount from a list price that nobody knows is the sales manager's.</summary>
    public static bool Covers(IReadOnlyList<Row> limits, IReadOnlySet<string> positions, decimal? percent) =>
        positions.Contains(Position.GeneralManager)
        || (percent is { } p ? limits.Any(l => positions.Contains(l.Position) && p <= l.Percent) : positions.Contains(Position.SalesManager));

    /// <summary>The lowest position above the consultant that may decide it.</summary>
    public static string WhoDecides(IReadOnlyList<Row> limits, decimal? percent) =>
        limits.Where(l => l.Position != Position.SalesConsultant).FirstOrDefault(l => Covers(limits, new HashSet<string> { l.Position }, percent))?.Position ?? Position.GeneralManager;

    /// <summary>What is given away of the list price; nothing for a price above it, unknown without one.</summary>
    public static decimal? PercentOf(decimal? list, decimal price) => list is > 0 ? Math.Max(0, decimal.Round((list.Value - price) / list.Value * 100, 2, MidpointRounding.ToPositiveInfinity)) : null;
}
