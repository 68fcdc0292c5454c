using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>The market surveys, the latest month first. Few enough for one page: one a month.</summary>
[Needs(MarketRights.See)]
internal sealed class SurveyList(Db db, ICalendar calendar) : IRead
{
    internal sealed record Row(Guid Id, DateOnly Month, int Offers, int Rivals, DateTimeOffset? PublishedAt);

    /// <param name="Begun">This month's is there.</param>
    internal sealed record View(IReadOnlyList<Row> Rows, DateOnly Month, bool Begun);

    private const string Sql = """
        select s.id, s.month, (select count(*)::int from sales.rival_offers o where o.store_id = @store and o.survey_id = s.id) as offers,
               (select count(distinct o.rival_id)::int from sales.rival_offers o where o.store_id = @store and o.survey_id = s.id) as rivals, s.published_at
        from   sales.market_surveys s where s.store_id = @store order by s.month desc limit 120
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (rows, today) = (await db.Rows<Row>(Sql, null, ct), await calendar.Today(ct));
        var month = new DateOnly(today.Year, today.Month, 1);
        return new(rows, month, rows.Any(r => r.Month == month));
    }
}
