using Autofac.Core;
using Dealership.Contracts;
using Dealership.Plugin;
using Npgsql;

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
        catch (Exception problem) when (IsTheRows(problem))
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
        catch (Exception problem) when (IsTheRows(problem))
        {
            var why = problem.GetBaseException() is PostgresException refused ? $"{refused.SqlState} {refused.ConstraintName ?? refused.MessageText}" : problem.GetBaseException().Message;
            return [new(row.Number, null, false, null, new("", new($"写入时出错，没有导入：{why}", $"It could not be written: {why}")))];
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

    /// <summary>The rows are to blame, not a database that is away, a host that stops or a department that is missing.</summary>
    private static bool IsTheRows(Exception problem) => problem switch
    {
        OperationCanceledException or DependencyResolutionException or TimeoutException => false,
        NpgsqlException { IsTransient: true } => false,
        PostgresException => true,
        NpgsqlException => false,
        _ => true,
    };
}
