using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Freezes a month's figures on sheets (数据冻结), with the rows behind them: figure and list are the same rows, and what is changed in the
/// books afterwards changes neither.
/// </summary>
internal static class FreezeValues
{
    private static string RowsSql(IndicatorSource source) => $"""
        insert into sales.appraisal_rows (store_id, appraisal_id, number, place, subject, at, good)
        select @store, s.sheet, s.number, (row_number() over (partition by s.sheet, s.number order by r.at, r.subject))::int, r.subject, r.at, r.good
        from   unnest(@sheets, @numbers, @people) as s(sheet, number, person)
        join   ({source.Sql}) r on s.person is null or r.person = s.person
        """;

    private const string FigureSql = """
        insert into sales.appraisal_values (store_id, appraisal_id, number, value, part, whole)
        select @store, s.sheet, s.number, case when @share then round(100.0 * (count(*) filter (where r.good)) / nullif(count(r.subject), 0), 2) else count(r.subject) end,
               case when @share then (count(*) filter (where r.good))::int end, count(r.subject)::int
        from   unnest(@sheets, @numbers) as s(sheet, number)
        left   join sales.appraisal_rows r on r.store_id = @store and r.appraisal_id = s.sheet and r.number = s.number
        group  by s.sheet, s.number
        """;

    private static string MeanSql(IndicatorSource source) => $"""
        insert into sales.appraisal_values (store_id, appraisal_id, number, value, whole)
        select @store, s.sheet, s.number, case when count(r.subject) >= @least then round(avg(r.amount), 2) end, count(r.subject)::int
        from   unnest(@sheets, @numbers, @people) as s(sheet, number, person)
        left   join ({source.Sql}) r on s.person is null or r.person = s.person
        group  by s.sheet, s.number
        """;

    /// <summary>A figure to freeze on a sheet: one person's, or everybody's where none is named.</summary>
    internal sealed record Wanted(Guid Sheet, int Number, IndicatorSource Source, Guid? Person);

    public static async Task Write(Db db, IReadOnlyList<Wanted> wanted, DateOnly month, TimeZoneInfo zone, DateTimeOffset now, int least, CancellationToken ct)
    {
        foreach (var of in wanted.GroupBy(w => w.Source))
        {
            var args = new
            {
                sheets = of.Select(w => w.Sheet).ToArray(),
                numbers = of.Select(w => w.Number).ToArray(),
                people = of.Select(w => w.Person).ToArray(),
                share = of.Key.Figure == Figure.Share,
                least,
                now,
                zone = zone.Id,
                first = month,
                last = month.AddMonths(1).AddDays(-1),
                from = zone.Instant(month.ToDateTime(TimeOnly.MinValue)),
                until = zone.Instant(month.AddMonths(1).ToDateTime(TimeOnly.MinValue)),
            };
            await db.Do(of.Key.Figure == Figure.Mean ? MeanSql(of.Key) : $"{RowsSql(of.Key)};\n{FigureSql}", args, ct);
        }
    }
}
