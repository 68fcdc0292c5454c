using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// The dry run: a department looks at every row, also at one with cells that could not be read, and says what else is wrong
/// and what is there already. So that all errors of a row are said at once, and nobody corrects it twice.
/// </summary>
internal sealed class CheckRows(House house, ImportBooks books)
{
    private const string NextSql = """
        select number, read::text, natural_key, null::text as result from house.import_rows
        where  store_id = @store and import_id = @import and state = 'read' order by number limit @take
        """;

    private const string SaySql = """
        update house.import_rows r
        set    state = case when r.problems <> '[]' or v.problems <> '[]' then 'wrong' when v.there then 'update' else 'new' end, problems = r.problems || v.problems::jsonb
        from   unnest(@numbers, @problems, @there) as v(number, problems, there)
        where  r.store_id = @store and r.import_id = @import and r.number = v.number and r.state = 'read'
        """;

    /// <summary>Checks the next batch.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Next(ImportJob job, CancellationToken ct)
    {
        await using var db = books.Open(job.Caller);
        var rows = await db.Rows<PendingRow>(NextSql, new { import = job.Id, take = ImportJob.Batch }, ct);
        if (rows.Count == 0) return false;
        var verdicts = await Verdicts(job, [.. rows.Select(r => r.Row)], ct);
        await db.Do(SaySql, new
        {
            import = job.Id,
            numbers = rows.Select(r => r.Number).ToArray(),
            problems = verdicts.Select(v => ImportBooks.Json(v.Problems)).ToArray(),
            there = verdicts.Select(v => v.Exists).ToArray(),
        }, ct);
        return true;
    }

    /// <summary>A batch at which the department stumbles is asked row by row, so that one row does not hold up the file.</summary>
    private async Task<IReadOnlyList<RowVerdict>> Verdicts(ImportJob job, ImportRow[] rows, CancellationToken ct)
    {
        try
        {
            await using var run = house.Open(job.Kind.Room, job.Caller);
            var verdicts = await ((IImport)run.Get(job.Kind.Type)).Check(rows, ct);
            return verdicts.Count == rows.Length ? verdicts : throw new InvalidOperationException($"{job.Kind.Type.Name} answered {verdicts.Count} verdicts for {rows.Length} rows.");
        }
        catch (Exception problem) when (RowFault.Is(problem))
        {
            if (rows.Length == 1) return [new([RowFault.Say("检查时出错", "It could not be checked", problem)], false)];
            var alone = new List<RowVerdict>();
            foreach (var row in rows) alone.AddRange(await Verdicts(job, [row], ct));
            return alone;
        }
    }
}
