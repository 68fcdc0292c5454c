using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>How training stands: who goes, what is to be passed on, what is overdue, what waits to be checked. Nothing where nobody was ever nominated.</summary>
[Needs(TrainingRights.See)]
internal sealed class TrainingCounts(Db db, Caller caller, ICalendar calendar) : IRead
{
    internal sealed record Row(int Going, int ToPassOn, int Overdue, int ToCheck);

    private const string Sql = $"""
        select (count(*) filter (where {PassOnView.IsGoing}))::int as going, (count(*) filter (where {PassOnView.IsToPassOn}))::int as to_pass_on,
               (count(*) filter (where {PassOnView.IsOverdue}))::int as overdue, (count(*) filter (where {PassOnView.IsToCheck}))::int as to_check
        from   sales.nominations n where n.store_id = @store and n.withdrawn_at is null and (@only::uuid is null or n.person_id = @only) having count(*) > 0
        """;

    public async Task<Row?> Now(CancellationToken ct) => await db.Row<Row>(Sql, new { today = await calendar.Today(ct), only = caller.May(TrainingRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
}
