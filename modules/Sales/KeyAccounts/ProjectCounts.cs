using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Projects by how far they have come. Nothing where there is none.</summary>
[Needs(KeyAccountRights.See)]
internal sealed class ProjectCounts(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IRead
{
    /// <summary>Cars are those under contract of the open projects: agreed, ordered, handed over.</summary>
    internal sealed record Row(int Open, int ToFile, int Filed, int Passed, int Contracted, int VisitLate, int Agreed, int Ordered, int Delivered);

    private static readonly string Sql = $"""
        select (count(*) filter (where {ProjectView.Sql(null)}))::int as open, (count(*) filter (where {ProjectView.Sql(ProjectView.ToFile)}))::int as to_file, (count(*) filter (where {ProjectView.Sql(ProjectView.Filed)}))::int as filed,
               (count(*) filter (where {ProjectView.Sql(ProjectView.Passed)}))::int as passed, (count(*) filter (where {ProjectView.Sql(ProjectView.Contracted)}))::int as contracted,
               (count(*) filter (where {ProjectView.Sql(ProjectView.VisitLate)}))::int as visit_late,
               coalesce(sum(p.contract_units) filter (where {ProjectView.Sql(ProjectView.Contracted)}), 0)::int as agreed, coalesce(sum(p.ordered) filter (where {ProjectView.Sql(ProjectView.Contracted)}), 0)::int as ordered,
               coalesce(sum(p.delivered) filter (where {ProjectView.Sql(ProjectView.Contracted)}), 0)::int as delivered
        from   {ProjectView.From}
        having count(*) > 0
        """;

    public async Task<Row?> Now(CancellationToken ct) =>
        await db.Row<Row>(Sql, new { today = await calendar.Today(ct), now = clock.GetUtcNow(), only = caller.May(KeyAccountRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);
}
