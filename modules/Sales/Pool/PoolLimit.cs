using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Pool;

/// <summary>How many prospects and leads one person takes from the pool in a day (每人每天领取上限).</summary>
internal static class PoolLimit
{
    // Whoever presses twice at once waits for himself: both would count the same.
    private const string HoldSql = "select pg_advisory_xact_lock(hashtextextended('sales.pool ' || @me, @store))";

    private const string Sql = """
        select (select count(*) from sales.card_moves m where m.store_id = @store and m.to_person = @me and m.kind = 'taken' and m.at >= @since)::int
             + (select count(*) from sales.leads l where l.store_id = @store and l.consultant_id = @me and l.assigned_by = @me and l.assigned_at >= @since)::int
        """;

    /// <summary>Nothing while he may take one more.</summary>
    public static async Task<Outcome?> Refusal(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LeadRules rules, CancellationToken ct)
    {
        await db.Do(HoldSql, new { me = caller.PersonId.ToString() }, ct);
        var zone = await calendar.Zone(ct);
        var since = zone.Instant(zone.DayOf(clock.GetUtcNow()).ToDateTime(TimeOnly.MinValue));
        var limit = await rules.Of(LeadRules.PoolADay, ct);
        return await db.Row<int>(Sql, new { me = caller.PersonId, since }, ct) >= limit
            ? Outcome.Refused($"今天已经领了{limit}位，明天再来；特别需要请主管改派。", $"{limit} taken today is the limit; come again tomorrow, or ask the supervisor.")
            : null;
    }
}
