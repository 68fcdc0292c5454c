using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Today's two meetings and their material, the caller's own forecast, and how much of what was decided is open.</summary>
[Needs(MeetingRights.See)]
internal sealed class TodaysMeetings(Db db, Caller caller, TimeProvider clock, ICalendar calendar, PackTimes times) : IRead
{
    /// <summary>One of the two. Pack: the latest version.</summary>
    internal sealed record Row(string Kind, Guid? PackId, int? Version, DateTimeOffset? MadeAt, DateTimeOffset? ConfirmedAt, Guid? MeetingId, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt);

    internal sealed record Counts(int Open, int Late, int? MyForecast, bool MorningClosed);

    internal sealed record View(DateOnly Day, bool Worked, IReadOnlyList<Row> Meetings, IReadOnlyList<PackTimes.Row> Times, Counts Counts);

    private const string Sql = """
        select k.kind, p.id as pack_id, p.version, p.made_at, p.confirmed_at, m.id as meeting_id, m.opened_at, m.closed_at
        from   unnest(array['morning', 'evening']) with ordinality k(kind, place)
        left   join lateral (select * from sales.meeting_packs where store_id = @store and day = @day and kind = k.kind order by version desc limit 1) p on true
        left   join sales.meetings m on m.store_id = @store and m.day = @day and m.kind = k.kind
        order  by k.place;
        select (count(*) filter (where true))::int as open, (count(*) filter (where due_at < @now))::int as late,
               (select orders from sales.day_forecasts where store_id = @store and day = @day and consultant_id = @me) as my_forecast,
               exists (select 1 from sales.meetings where store_id = @store and day = @day and kind = 'morning' and closed_at is not null) as morning_closed
        from   sales.meeting_actions where store_id = @store and done_at is null and dropped_at is null
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var day = await calendar.Today(ct);
        var (rows, counts) = await db.Both<Row, Counts>(Sql, new { day, now = clock.GetUtcNow(), me = caller.PersonId }, ct);
        return new(day, (await calendar.Day(day, null, ct)).Worked, rows, (await times.Show(ct)).InForce, counts[0]);
    }
}
