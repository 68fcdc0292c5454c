using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>How far a month's appraisal is: sheets to score, to talk over, to be seen, appealed against. The latest month when none is given; nothing where there is none.</summary>
[Needs(AppraisalRights.See)]
internal sealed class SheetCounts(Db db, Caller caller) : IRead
{
    internal sealed record Row(DateOnly Month, int Sheets, int ToScore, int Untalked, int Unseen, int Appealed, DateTimeOffset? DoneAt);

    private const string LatestSql = "select max(a.month) from sales.appraisals a where a.store_id = @store and (@only::uuid is null or a.person_id = @only)";

    private const string Sql = $"""
        select a.month, count(*)::int as sheets, (count(*) filter (where {SheetView.IsToScore}))::int as to_score, (count(*) filter (where {SheetView.IsUntalked}))::int as untalked,
               (count(*) filter (where {SheetView.IsUnseen}))::int as unseen, (count(*) filter (where {SheetView.IsAppealed}))::int as appealed, m.done_at
        from   {SheetView.From} join sales.appraisal_months m on m.store_id = @store and m.month = a.month
        where  a.store_id = @store and {SheetView.Mine}
        group  by a.month, m.done_at
        """;

    public async Task<Row?> Of(string? month, CancellationToken ct)
    {
        var only = caller.May(AppraisalRights.SeeAll) ? (Guid?)null : caller.PersonId;
        var asked = SheetList.MonthOf(month) ?? await db.Row<DateOnly?>(LatestSql, new { only }, ct);
        return asked is { } of ? await db.Row<Row>(Sql, new { only, month = of }, ct) : null;
    }
}
