using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>Begins this month's market survey (市场调研), or goes on with it.</summary>
[Needs(MarketRights.Keep)]
internal sealed class OpenSurvey(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const string Sql = """
        insert into sales.market_surveys (store_id, id, month, opened_at, opened_by) values (@store, @id, @month, @now, @by)
        on conflict on constraint one_survey_per_month do nothing
        """;

    private const string ThereSql = "select id from sales.market_surveys where store_id = @store and month = @month";

    public async Task<Outcome> Now(CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var month = new DateOnly(today.Year, today.Month, 1);
        var begun = await db.Do(Sql, new { id = Guid.CreateVersion7(now), month, now, by = caller.PersonId }, ct) > 0;
        return Outcome.Done(await db.Row<Guid>(ThereSql, new { month }, ct), begun ? new("本月调研开始", "This month's survey is begun") : new("接着写本月调研", "Going on with this month's survey"));
    }
}
