using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>The rows behind a figure of a sheet, as they were when it was frozen; as closed as the sheet itself.</summary>
[Needs(AppraisalRights.See)]
internal sealed class SheetRows(Db db, Caller caller) : IRead
{
    internal sealed record Row(int Place, Guid Subject, DateTimeOffset At, bool Good);

    internal sealed record View(SheetLines.Row Line, DateOnly Month, IReadOnlyList<Row> Rows)
    {
        /// <summary>Address of a row's own record.</summary>
        public string Href(Row row) => IndicatorSource.Of(Line.Source)?.Record + row.Subject;
    }

    private const string MonthSql = "select month from sales.appraisals where store_id = @store and id = @id and (@only::uuid is null or person_id = @only)";

    private const string Sql = "select place, subject, at, good from sales.appraisal_rows where store_id = @store and appraisal_id = @id and number = @number order by place";

    public async Task<View?> Of(Guid id, int number, CancellationToken ct)
    {
        if (await db.Row<DateOnly?>(MonthSql, new { id, only = caller.May(AppraisalRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is not { } month) return null;
        var (lines, _) = await SheetLines.Of(db, id, ct);
        if (lines.FirstOrDefault(l => l.Number == number) is not { } line || IndicatorSource.Of(line.Source)?.Record is null) return null;
        return new(line, month, await db.Rows<Row>(Sql, new { id, number }, ct));
    }
}
