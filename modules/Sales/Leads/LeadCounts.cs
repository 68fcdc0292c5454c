using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.TestDrives;

namespace Dealership.Sales.Leads;

/// <summary>
/// Leads that wait, that are late, and how many of those received were answered in time (首次响应及时率 = in time ÷ (answered + late)).
/// Nothing where there is no lead.
/// </summary>
[Needs(LeadRights.See)]
internal sealed class LeadCounts(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IRead
{
    internal sealed record Row(int Waiting, int Open, int Late, int InTime, int Slow, int Judged, int Void, int Received);

    private const string Asked = $"l.store_id = @store and {LeadView.Mine} and (@channel::text is null or l.channel = @channel)";

    /// <summary>Those that wait and those of the days asked for are counted apart: neither is all leads.</summary>
    private const string Sql = $"""
        select n.waiting, n.open, n.late, r.in_time, r.slow, r.judged, r.void, r.received
        from   (select (count(*) filter (where {LeadView.IsWaiting}))::int as waiting, (count(*) filter (where {LeadView.IsOpen}))::int as open, (count(*) filter (where {LeadView.IsLate}))::int as late
                from   sales.leads l where {Asked} and {LeadView.IsUnanswered}) n,
               (select (count(*) filter (where {LeadView.IsInTime}))::int as in_time, (count(*) filter (where {LeadView.IsSlow}))::int as slow, (count(*) filter (where {LeadView.IsJudged}))::int as judged,
                       (count(*) filter (where {LeadView.IsVoid}))::int as void, count(*)::int as received
                from   sales.leads l where {Asked} and {LeadView.IsReceived}) r
        where  exists (select 1 from sales.leads l where {Asked})
        """;

    public async Task<Row?> Between(DateOnly? from, DateOnly? until, string? channel, Guid? consultant, CancellationToken ct)
    {
        var days = await TestDriveView.Days(from, until, calendar, ct);
        return await db.Row<Row>(Sql, new { now = clock.GetUtcNow(), from = days.Start, until = days.End, channel = string.IsNullOrEmpty(channel) ? null : channel, only = caller.May(CardRights.SeeAll) ? consultant : caller.PersonId }, ct);
    }
}
