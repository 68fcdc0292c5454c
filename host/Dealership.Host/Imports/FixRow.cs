using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>Corrects the cells of a row, drops it or takes it up again; it is checked anew on the spot, and so is its twin.</summary>
internal sealed class FixRow(ImportBooks books, CheckRows check)
{
    private const string OpenSql = """
        select r.cells::text, r.natural_key, r.state from house.import_rows r
        join   house.imports i on i.store_id = @store and i.id = r.import_id
        where  r.store_id = @store and r.import_id = @import and r.number = @number and i.state in ('ready', 'done')
          and  r.state in ('read', 'new', 'update', 'wrong', 'failed', 'dropped') for update of r
        """;

    private const string WriteSql = """
        update house.import_rows
        set    cells = @cells::jsonb, read = @read::jsonb, natural_key = @naturalKey, twin = null, problems = @problems::jsonb, warnings = @warnings::jsonb, state = @state, result = null
        where  store_id = @store and import_id = @import and number = @number
        """;

    /// <summary>New texts for some cells; the others stay. A dropped row is taken up again.</summary>
    public Task<Outcome> Correct(ImportJob job, Guid key, int number, IReadOnlyDictionary<string, string?> cells, CancellationToken ct) =>
        Change(job, key, "CorrectImportRow", number, was =>
        {
            foreach (var column in job.Kind.Sheet.Columns)
            {
                if (!cells.TryGetValue(column.Key, out var typed)) continue;
                if (CellText.Of(typed, column.Kind) is { } text) was[column.Key] = text;
                else was.Remove(column.Key);
            }
            return false;
        }, ct);

    /// <summary>The row is not wanted.</summary>
    public Task<Outcome> Drop(ImportJob job, Guid key, int number, CancellationToken ct) => Change(job, key, "DropImportRow", number, _ => true, ct);

    private async Task<Outcome> Change(ImportJob job, Guid key, string duty, int number, Func<Dictionary<string, string?>, bool> change, CancellationToken ct)
    {
        var outcome = await books.Do(job.Caller, key, duty, async db =>
        {
            if (await db.Row<Open>(OpenSql, new { import = job.Id, number }, ct) is not { } row)
                return Outcome.Refused("这一行现在不能改：正在检查或导入，或者已经导入。", "This row cannot be changed now: it is being checked or imported, or was imported.");
            var cells = ImportBooks.From<Dictionary<string, string?>>(row.Cells);
            var dropped = change(cells);
            var read = ReadRow.Of(job.Kind.Sheet, number, cells);
            await db.Do(WriteSql, new
            {
                import = job.Id,
                number,
                cells = ImportBooks.Json(read.Cells),
                read = ImportBooks.Json(read.Values),
                naturalKey = read.NaturalKey,
                problems = ImportBooks.Json(read.Problems),
                warnings = ImportBooks.Json(read.Warnings),
                state = dropped ? "dropped" : "read",
            }, ct);
            var keys = new[] { row.NaturalKey, read.NaturalKey }.OfType<string>().Distinct().ToArray();
            if (keys.Length > 0) await Twins.Mark(db, job.Id, keys, ct);
            return Outcome.Done(job.Id);
        });
        // Usually this row and at most its twin; a run checks whatever is still left.
        if (outcome.Ok) await check.Next(job, ct);
        return outcome;
    }

    private sealed record Open(string Cells, string? NaturalKey, string State);
}
