using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>The network in figures: dealers, their cars, what was sold this month. Nothing where there is no dealer.</summary>
[Needs(NetworkRights.See)]
internal sealed class NetworkCounts(Db db, TimeProvider clock, ICalendar calendar, NetworkRules rules) : IRead
{
    internal sealed record Row(int Active, int Candidate, int Breach, int Expiring, int Standing, int Aged, int Sold, int Late);

    private static readonly string Sql = $"""
        select (count(*) filter (where {DealerView.Sql(DealerView.Active)}))::int as active, (count(*) filter (where {DealerView.Sql(DealerView.Candidate)}))::int as candidate,
               (count(*) filter (where {DealerView.Sql(DealerView.Breach)}))::int as breach, (count(*) filter (where {DealerView.Sql(DealerView.Expiring)}))::int as expiring,
               (select count(*)::int from {CarView.From} where {CarView.Sql(CarView.Standing)}) as standing, (select count(*)::int from {CarView.From} where {CarView.Sql(CarView.Old)}) as aged,
               (select count(*)::int from {CarView.From} where {CarView.Sql(CarView.AllSold)}) as sold, (select count(*)::int from {CarView.From} where {CarView.Sql(CarView.Late)}) as late
        from   {DealerView.From}
        having count(*) > 0
        """;

    public async Task<Row?> Now(CancellationToken ct)
    {
        var (now, today, rule) = (clock.GetUtcNow(), await calendar.Today(ct), await rules.On(null, ct));
        var span = await MonthSpan.Of(null, calendar, ct);
        return await db.Row<Row>(Sql, new { today, cover = rule.CoverPerCar, agedSince = now.AddDays(-rule.AgedDays), span.From, span.Until }, ct);
    }
}
