using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>Has the department take back what it wrote, newest first; what must stay says why.</summary>
internal sealed class RevertRows(ImportBooks books, WriteBatch write)
{
    private const string NextSql = """
        select number, read::text, natural_key, result::text from house.import_rows
        where  store_id = @store and import_id = @import and state = 'written' order by number desc limit @take
        """;

    private const string RecordSql = """
        update house.import_rows r
        set    state = case when v.problems is null then 'reverted' else 'kept' end, problems = coalesce(v.problems::jsonb, r.problems)
        from   unnest(@numbers, @problems) as v(number, problems)
        where  r.store_id = @store and r.import_id = @import and r.number = v.number and r.state = 'written'
        """;

    /// <summary>Takes the next batch back.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Next(ImportJob job, CancellationToken ct)
    {
        await using var db = books.Open(job.Caller);
        var rows = await db.Rows<PendingRow>(NextSql, new { import = job.Id, take = ImportJob.Batch }, ct);
        if (rows.Count == 0) return false;
        var results = rows.Select(r => ImportBooks.From<RowResult>(r.Result!)).ToArray();
        var stay = await write.Once(job, $"revert:{rows[0].Number}", async import => (await import.Revert(results, ct)).ToArray(), ct);
        var why = rows.Select(row => stay.Where(p => Means(p.Field, row)).ToArray()).ToArray();
        await db.Do(RecordSql, new
        {
            import = job.Id,
            numbers = rows.Select(r => r.Number).ToArray(),
            problems = why.Select(problems => problems.Length == 0 ? null : ImportBooks.Json(problems.Select(p => p with { Field = "" }))).ToArray(),
        }, ct);
        return true;
    }

    /// <summary>A department names the row by its natural key or its number.</summary>
    private static bool Means(string field, PendingRow row) =>
        field == row.NaturalKey?.Replace('\u001f', ' ') || field == row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
