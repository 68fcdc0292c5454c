using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>
/// How the stock stands (库存看板): factor = stock at the end of the period ÷ retail sales of the period; age bands; each model's share of the stock
/// against its share of the last three months' sales; turnover days = mean stock ÷ sales × days. The period is a month, the running one counts
/// the last thirty days' sales. Nothing where nothing was sold.
/// </summary>
[Needs(StockRights.See)]
internal sealed class StockBoard(Db db, ICalendar calendar, StockStandards standards) : IRead
{
    internal sealed record Figures(int Stock, int Free, int Sold, int Green, int Normal, int Yellow, int Orange, int Red, int Undecided)
    {
        public int Of(string band) => band switch { AgeBand.Green => Green, AgeBand.Normal => Normal, AgeBand.Yellow => Yellow, AgeBand.Orange => Orange, _ => Red };
    }

    internal sealed record Share(string ModelCode, int Stock, int Sold);

    /// <summary>Deviation in points: share of stock − share of sales.</summary>
    internal sealed record Line(string ModelCode, int Stock, int Sold, decimal? StockShare, decimal? SoldShare, decimal? Points, bool Flagged);

    internal sealed record View(Period Period, Figures Figures, decimal? Factor, string? Band, decimal? TurnoverDays, int Transit, int Confirmed, IReadOnlyList<Line> Structure, IReadOnlyDictionary<string, decimal> Standards);

    private static readonly string Sql = $"""
        select (count(*) filter (where {StockView.IsStock}))::int as stock, (count(*) filter (where {StockView.Sql(StockView.Free)}))::int as free, (count(*) filter (where {StockView.IsSold}))::int as sold,
               {string.Join(", ", AgeBand.All.Select(b => $"(count(*) filter (where {StockView.Sql(b)}))::int as {b}"))},
               (count(*) filter (where {StockView.Sql(StockView.Undecided)}))::int as undecided
        from   {VehicleState.From} where v.store_id = @store;
        select v.model_code, (count(*) filter (where {StockView.IsStock}))::int as stock, (count(*) filter (where d.handed_over_at >= @threeFrom and d.handed_over_at < @soldUntil))::int as sold
        from   {VehicleState.From} where v.store_id = @store
        group  by v.model_code having count(*) filter (where {StockView.IsStock}) > 0 or count(*) filter (where d.handed_over_at >= @threeFrom and d.handed_over_at < @soldUntil) > 0
        order  by stock desc, v.model_code
        """;

    private const string ComingSql = $"""
        select (count(*) filter (where m.kind in ('factory-out', 'in-transit')))::int as transit, (count(*) filter (where m.kind in ('ordered', 'confirmed', 'vin-assigned')))::int as confirmed
        from   {VehicleState.FromComing} where w.store_id = @store and {VehicleState.IsComing}
        """;

    private static readonly string BeginSql = $"select (count(*) filter (where {StockView.IsStock}))::int from {VehicleState.From} where v.store_id = @store";

    /// <param name="month">Any day of a month; the last thirty days when none is given.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<View> Show(DateOnly? month, CancellationToken ct)
    {
        var period = Period.Of(month, await calendar.Today(ct), await calendar.Zone(ct));
        var set = await standards.Values(period.Day, ct);
        var (figures, shares) = await db.Both<Figures, Share>(Sql, period.Args(set), ct);
        var begin = await db.Row<int>(BeginSql, period.Before().Args(set), ct);
        var coming = await db.Row<Coming>(ComingSql, null, ct);
        var now = figures[0];
        var factor = FactorOf(now.Stock, now.Sold);
        return new(period, now, factor, factor is { } f ? BandOf(f, set) : null, now.Sold == 0 ? null : decimal.Round((begin + now.Stock) / 2m / now.Sold * period.Days, 0), coming!.Transit, coming.Confirmed, Structure(shares, set[StockStandards.Structure]), set);
    }

    /// <summary>Stock ÷ sales, to two decimals: 45 ÷ 30 = 1.50.</summary>
    public static decimal? FactorOf(int stock, int sold) => sold == 0 ? null : decimal.Round((decimal)stock / sold, 2);

    /// <summary><c>low</c>, <c>reasonable</c>, <c>attention</c>, <c>warning</c> or <c>very-high</c>; the warning line itself warns.</summary>
    public static string BandOf(decimal factor, IReadOnlyDictionary<string, decimal> set) =>
        factor > set[StockStandards.VeryHigh] ? "very-high" : factor >= set[StockStandards.Warning] ? "warning" : factor > set[StockStandards.Reasonable] ? "attention" : factor >= set[StockStandards.Low] ? "reasonable" : "low";

    /// <summary>Shares in per cent of all; flagged where they lie more than so many points apart.</summary>
    public static IReadOnlyList<Line> Structure(IReadOnlyCollection<Share> shares, decimal points)
    {
        var (stock, sold) = (shares.Sum(s => s.Stock), shares.Sum(s => s.Sold));
        return [.. shares.Select(s => (Of: s, Stock: Percent(s.Stock, stock), Sold: Percent(s.Sold, sold)))
            .Select(s => new Line(s.Of.ModelCode, s.Of.Stock, s.Of.Sold, s.Stock, s.Sold, s.Stock - s.Sold, s.Stock - s.Sold is { } off && Math.Abs(off) > points))];

        static decimal? Percent(int part, int whole) => whole == 0 ? null : decimal.Round(100m * part / whole, 1);
    }

    private sealed record Coming(int Transit, int Confirmed);
}
