using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// How the follow-ups whose window has passed did: rate A, tried inside the window (must be 100%), rate B, spoken to inside
/// it. Nothing when none was due (还没有数据).
/// </summary>
[Needs(Rights.SeeFollowUps)]
internal sealed class FollowUpRates(Db db, TimeProvider clock, ICalendar calendar) : IRead
{
    /// <summary>The days, by last day in time, and how many of those owed were tried and spoken to.</summary>
    internal sealed record View(DateOnly From, DateOnly Until, int Owed, int Attempted, int Spoken);

    private const string Sql = $"""
        select count(*)::int as owed, (count(*) filter (where {CallQueue.Tried}))::int as attempted, (count(*) filter (where {CallQueue.Spoken}))::int as spoken
        from   customer_service.follow_ups f
        where  f.store_id = @store and f.withdrawn_at is null and f.due_at < @now and f.due_at >= @start and f.due_at < @end
        """;

    /// <summary>The last 30 days when none are given.</summary>
    public async Task<View?> Between(DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        var (zone, now) = (await calendar.Zone(ct), clock.GetUtcNow());
        var last = until ?? zone.DayOf(now);
        var first = from ?? last.AddDays(-29);
        var row = await db.Row<Row>(Sql, new { now, start = zone.At(first, 0), end = zone.At(last, 24) }, ct);
        return row is null or { Owed: 0 } ? null : new(first, last, row.Owed, row.Attempted, row.Spoken);
    }

    private sealed record Row(int Owed, int Attempted, int Spoken);
}
