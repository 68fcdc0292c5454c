using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>How many came in these days (客流): groups and people, by kind, and what is not finished. Nothing when nobody came.</summary>
[Needs(ShowroomRights.See)]
internal sealed class VisitCounts(Db db, ICalendar calendar) : IRead
{
    /// <summary>Groups, except <c>People</c>. First visits are filed, filed already, or not filed.</summary>
    internal sealed record Row(int Groups, int People, int First, int Filed, int Already, int Unfiled, int Again, int Errand, int Inside, int Incomplete)
    {
        /// <summary>Denominator of the filing rate (展厅留档率): who came first and could have been filed.</summary>
        public int ToFile => Filed + Unfiled;
    }

    private const string Sql = $"""
        select count(*)::int as groups, coalesce(sum(v.party), 0)::int as people, (count(*) filter (where v.kind = 'first'))::int as first,
               (count(*) filter (where {VisitView.IsFiled}))::int as filed, (count(*) filter (where {VisitView.IsAlready}))::int as already, (count(*) filter (where {VisitView.IsUnfiled}))::int as unfiled,
               (count(*) filter (where v.kind = 'again'))::int as again, (count(*) filter (where v.kind = 'errand'))::int as errand,
               (count(*) filter (where {VisitView.IsInside}))::int as inside, (count(*) filter (where {VisitView.IsIncomplete}))::int as incomplete
        from   sales.visits v where {VisitSpan.Sql} and (@consultant::uuid is null or v.consultant_id = @consultant)
        """;

    public async Task<Row?> Between(DateOnly? from, DateOnly? until, Guid? consultant, CancellationToken ct)
    {
        var span = await VisitSpan.Of(from, until, calendar, ct);
        return await db.Row<Row>(Sql, new { from = span.From, until = span.Until, today = span.Today, consultant }, ct) is { Groups: > 0 } row ? row : null;
    }
}
