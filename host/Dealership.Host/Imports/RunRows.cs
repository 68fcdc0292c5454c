using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// Has the department write the checked rows, a batch per transaction, lowest number first. A batch that throws is done
/// again row by row, so that one bad row costs itself and not the file.
/// </summary>
internal sealed class RunRows(ImportBooks books, WriteBatch write)
{
    private const string NextSql = """
        select number, read::text, natural_key, null::text as result from house.import_rows
        where  store_id = @store and import_id = @import and state in ('new', 'update') order by number limit @take
        """;

    private const string RecordSql = """
        update house.import_rows r
        set    state = case when v.problems is null then 'written' else 'failed' end, result = v.result::jsonb, problems = coalesce(v.problems::jsonb, r.problems)
        from   unnest(@numbers, @results, @problems) as v(number, result, problems)
        where  r.store_id = @store and r.import_id = @import and r.number = v.number and r.state in ('new', 'update')
        """;

    /// <summary>Writes the next batch.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Next(ImportJob job, CancellationToken ct)
    {
        await using var db = books.Open(job.Caller);
        var rows = (await db.Rows<PendingRow>(NextSql, new { import = job.Id, take = ImportJob.Batch }, ct)).Select(r => r.Row).ToArray();
        if (rows.Length == 0) return false;
        try
        {
            await Record(db, job, await Apply(job, rows, ct), ct);
        }
        catch (Exception problem) when (RowFault.Is(problem))
        {
            foreach (var row in rows) await Record(db, job, await Alone(job, row, ct), ct);
        }
        return true;
    }

    private async Task<RowResult[]> Alone(ImportJob job, ImportRow row, CancellationToken ct)
    {
        try
        {
            return await Apply(job, [row], ct);
        }
        catch (Exception problem) when (RowFault.Is(problem))
        {
            return [new(row.Number, null, false, null, RowFault.Say("写入时出错，没有导入", "It could not be written", problem))];
        }
    }

    private Task<RowResult[]> Apply(ImportJob job, ImportRow[] rows, CancellationToken ct) => write.Once(job, $"run:{rows[0].Number}", async import =>
    {
        var results = (await import.Apply(rows, ct)).ToArray();
        return results.Length == rows.Length ? results : throw new InvalidOperationException($"{job.Kind.Type.Name} answered {results.Length} results for {rows.Length} rows.");
    }, ct);

    private static Task Record(Db db, ImportJob job, RowResult[] results, CancellationToken ct) => db.Do(RecordSql, new
    {
        import = job.Id,
        numbers = results.Select(r => r.Number).ToArray(),
        results = results.Select(ImportBooks.Json).ToArray(),
        problems = results.Select(r => r.Problem is { } problem ? ImportBooks.Json(new[] { problem }) : null).ToArray(),
    }, ct);
}
