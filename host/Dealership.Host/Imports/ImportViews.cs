using System.Runtime.CompilerServices;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>What the pages and the API show of imports.</summary>
internal sealed class ImportViews(ImportBooks books)
{
    /// <summary>Rows on a page of errors.</summary>
    public const int Page = 50;

    private const string Columns = """
        i.id, i.kind, i.file_name, i.rows, i.ignored, i.state, i.problem, i.uploader, i.uploaded_at, i.run_at, i.done_at, i.revert_at,
        c.waiting, c.fresh, c.known, c.wrong, c.dropped, c.written, c.failed, c.reverted, c.kept
        """;

    private const string Counts = """
        cross join lateral (
            select count(*) filter (where r.state = 'read')::int as waiting, count(*) filter (where r.state = 'new')::int as fresh,
                   count(*) filter (where r.state = 'update')::int as known, count(*) filter (where r.state = 'wrong')::int as wrong,
                   count(*) filter (where r.state = 'dropped')::int as dropped, count(*) filter (where r.state = 'written')::int as written,
                   count(*) filter (where r.state = 'failed')::int as failed, count(*) filter (where r.state = 'reverted')::int as reverted,
                   count(*) filter (where r.state = 'kept')::int as kept
            from   house.import_rows r where r.store_id = @store and r.import_id = i.id) c
        """;

    /// <summary>The latest of a kind.</summary>
    public async Task<IReadOnlyList<ImportView>> Latest(Caller caller, string kind, CancellationToken ct)
    {
        await using var db = books.Open(caller);
        return await db.Rows<ImportView>($"select {Columns} from (select * from house.imports where store_id = @store and kind = @kind order by uploaded_at desc limit 20) i {Counts} order by i.uploaded_at desc", new { kind }, ct);
    }

    /// <summary>One import with its totals; nothing when the store has none like it.</summary>
    public async Task<ImportView?> One(Caller caller, Guid id, CancellationToken ct)
    {
        await using var db = books.Open(caller);
        return await db.Row<ImportView>($"select {Columns} from house.imports i {Counts} where i.store_id = @store and i.id = @id", new { id }, ct);
    }

    /// <summary>Rows in these states, or with a warning, from behind a row number on.</summary>
    public async Task<IReadOnlyList<RowView>> Rows(Caller caller, Guid import, string[] states, bool warned, int after, int take, CancellationToken ct)
    {
        await using var db = books.Open(caller);
        return [.. (await db.Rows<Stored>("""
            select number, cells::text, twin, problems::text, warnings::text, state from house.import_rows
            where  store_id = @store and import_id = @import and number > @after
              and  (state = any(@states) or (@warned and warnings <> '[]' and state in ('new', 'update', 'written')))
            order  by number limit @take
            """, new { import, states, warned, after, take }, ct)).Select(RowView.From)];
    }

    /// <summary>Every row that was not taken, with its reasons; read a page at a time.</summary>
    public async IAsyncEnumerable<BadRow> Bad(Caller caller, Guid import, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            var page = await Rows(caller, import, ["wrong", "failed", "kept"], false, after, 500, ct);
            foreach (var row in page) yield return new(row.Number, row.Cells, row.Problems);
            if (page.Count < 500) yield break;
            after = page[^1].Number;
        }
    }

    internal sealed record Stored(int Number, string Cells, int? Twin, string Problems, string Warnings, string State);
}

/// <summary>An import and what became of its rows: rows = waiting + fresh + known + wrong + dropped + written + failed + reverted + kept.</summary>
internal sealed record ImportView(
    Guid Id, string Kind, string FileName, int Rows, string[] Ignored, string State, string? Problem, string Uploader, DateTimeOffset UploadedAt,
    DateTimeOffset? RunAt, DateTimeOffset? DoneAt, DateTimeOffset? RevertAt,
    int Waiting, int Fresh, int Known, int Wrong, int Dropped, int Written, int Failed, int Reverted, int Kept)
{
    /// <summary>A host is at work on it.</summary>
    public bool Busy => State is "checking" or "running" or "reverting";

    /// <summary>Rows that the work under way is done with.</summary>
    public int Done => State switch
    {
        "checking" => Rows - Waiting,
        "running" => Written + Failed,
        "reverting" => Reverted + Kept,
        _ => Rows,
    };

    /// <summary>Rows that the work under way is about.</summary>
    public int OutOf => State switch
    {
        "running" => Waiting + Fresh + Known + Written + Failed,
        "reverting" => Written + Reverted + Kept,
        _ => Rows,
    };
}

/// <summary>A row as people see it.</summary>
internal sealed record RowView(int Number, IReadOnlyDictionary<string, string?> Cells, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings, string State)
{
    public static RowView From(ImportViews.Stored row)
    {
        var problems = ImportBooks.From<List<Problem>>(row.Problems);
        if (row.Twin is { } twin) problems.Add(new("", new($"与第 {twin} 行重复，请改正或放弃其中一行。", $"It repeats row {twin}; correct or drop one of them.")));
        return new(row.Number, ImportBooks.From<Dictionary<string, string?>>(row.Cells), problems, ImportBooks.From<List<Problem>>(row.Warnings), row.State);
    }
}
