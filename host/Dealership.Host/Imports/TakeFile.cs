using Dealership.Host.Plugins;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// An uploaded file becomes rows in one transaction: read as they come, a thousand at a time on their way to the database,
/// so that memory does not grow with the file. From here on nobody needs the file, and a restart loses nothing.
/// </summary>
internal sealed class TakeFile(House house, ImportBooks books, ImportLimits limits, ImportBell bell, TimeProvider clock)
{
    private const int Chunk = 1000;

    private const string BeginSql = """
        insert into house.imports (store_id, id, kind, file_name, rows, ignored, state, uploaded_by, uploader, uploaded_at)
        values (@store, @import, @kind, @name, 0, @ignored, 'checking', @by, @uploader, @now)
        """;

    private const string RowsSql = """
        insert into house.import_rows (store_id, import_id, number, cells, read, natural_key, problems, warnings, state)
        select @store, @import, number, cells::jsonb, read::jsonb, key, problems::jsonb, warnings::jsonb, 'read'
        from   unnest(@numbers, @cells, @reads, @keys, @problems, @warnings) as r(number, cells, read, key, problems, warnings)
        """;

    /// <summary>Takes the file. It must be seekable: the list of contents of an .xlsx stands at its end.</summary>
    /// <returns>The id of the import, or why the file cannot be read at all.</returns>
    public async Task<Outcome> Take(Caller caller, Guid key, ImportKind kind, string name, Stream file, CancellationToken ct)
    {
        if (file.Length > (long)limits.Megabytes << 20)
            return Outcome.Refused($"文件超过 {limits.Megabytes} MB，请分成几份。", $"The file is larger than {limits.Megabytes} MB; split it.");
        try
        {
            var (tab, header) = FileRows.Choose(file, kind.Sheet);
            if (header.Problems.Count > 0) return Outcome.Refused([.. header.Problems.Select(p => new Contracts.Problem("", p))]);
            var outcome = await books.Do(caller, key, "TakeFile", db => Store(db, caller, kind, name, header, ReadRow.All(file, kind.Sheet, tab, header, limits.Rows + 1), ct));
            bell.Ring();
            await Forget(caller, kind, ct);
            return outcome;
        }
        catch (UnreadableFileException unreadable)
        {
            return Outcome.Refused(unreadable.Text.Zh, unreadable.Text.En);
        }
    }

    /// <summary>Names and numbers are not kept for ever: rows of this store's imports that are too old to be taken back go.</summary>
    private async Task Forget(Caller caller, ImportKind kind, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-limits.KeptDays);
        await using var db = books.Open(caller);
        await db.Do("delete from house.import_rows r using house.imports i where r.store_id = @store and i.store_id = @store and i.id = r.import_id and i.uploaded_at < @before", new { before }, ct);
        await using var run = house.Open(kind.Room, caller);
        await run.Db.Do($"delete from {kind.Room.Schema}.import_results where store_id = @store and at < @before", new { before }, ct);
    }

    private async Task<Outcome> Store(Db db, Caller caller, ImportKind kind, string name, HeaderMatch header, IEnumerable<ReadRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var import = Guid.CreateVersion7(now);
        await db.Do(BeginSql, new
        {
            import,
            kind = kind.Sheet.Key,
            name = Path.GetFileName(name),
            ignored = header.Ignored.ToArray(),
            by = caller.PersonId,
            uploader = caller.Name,
            now,
        }, ct);
        var count = 0;
        foreach (var chunk in rows.Chunk(Chunk))
        {
            if ((count += chunk.Length) > limits.Rows)
                return Outcome.Refused($"文件超过 {limits.Rows:N0} 行，请分成几份。", $"The file has more than {limits.Rows:N0} rows; split it.");
            await db.Do(RowsSql, new
            {
                import,
                numbers = chunk.Select(r => r.Number).ToArray(),
                cells = chunk.Select(r => ImportBooks.Json(r.Cells)).ToArray(),
                reads = chunk.Select(r => ImportBooks.Json(r.Values)).ToArray(),
                keys = chunk.Select(r => r.NaturalKey).ToArray(),
                problems = chunk.Select(r => ImportBooks.Json(r.Problems)).ToArray(),
                warnings = chunk.Select(r => ImportBooks.Json(r.Warnings)).ToArray(),
            }, ct);
        }
        if (count == 0) return Outcome.Refused("表头下面没有数据。", "There is nothing under the headers.");
        await Twins.Mark(db, import, null, ct);
        await db.Do($"update house.imports set rows = @count where store_id = @store and id = @import;\n{ImportBooks.AskSql}", new { import, count }, ct);
        return Outcome.Done(import, new($"已上传 {count:N0} 行，正在检查。", $"{count:N0} rows are uploaded and being checked."));
    }
}
