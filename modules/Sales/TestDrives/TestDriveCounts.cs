using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// How many test drives, and their rate (试驾率): done ÷ (first visits filed + first visits filed before + repeat visits) of the same days.
/// Nothing where there was neither a drive nor such a visit.
/// </summary>
[Needs(TestDriveRights.See)]
internal sealed class TestDriveCounts(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IRead
{
    internal sealed record Row(int Arranged, int Missed, int Out, int Done, int Full, int Simple, int Cancelled, int Visits, DateOnly From, DateOnly Until);

    private const string Sql = $"""
        select (count(*) filter (where {TestDriveView.IsArranged}))::int as arranged, (count(*) filter (where {TestDriveView.IsMissed}))::int as missed, (count(*) filter (where {TestDriveView.IsOut}))::int as out,
               (count(*) filter (where {TestDriveView.IsDone}))::int as done, (count(*) filter (where {TestDriveView.IsFull}))::int as full, (count(*) filter (where {TestDriveView.IsSimple}))::int as simple,
               (count(*) filter (where {TestDriveView.IsCancelled}))::int as cancelled,
               (select count(*) from sales.visits v where v.store_id = @store and v.day >= @first and v.day <= @last and (@only::uuid is null or v.consultant_id = @only) and {VisitView.IsToDrive})::int as visits,
               @first::date as from, @last::date as until
        from   {TestDriveView.From}
        where  d.store_id = @store and {TestDriveView.Mine}
        """;

    public async Task<Row?> Between(DateOnly? from, DateOnly? until, Guid? consultant, CancellationToken ct)
    {
        var days = await TestDriveView.Days(from, until, calendar, ct);
        var row = await db.Row<Row>(Sql, new { now = clock.GetUtcNow(), from = days.Start, until = days.End, first = days.From, last = days.Until, only = caller.May(CardRights.SeeAll) ? consultant : caller.PersonId }, ct);
        return row is { Arranged: 0, Out: 0, Done: 0, Cancelled: 0, Visits: 0 } ? null : row;
    }
}
