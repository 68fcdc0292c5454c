using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>One edition, line by line.</summary>
[Needs(EditionRights.Decide)]
internal sealed class EditionRecord(Db db) : IRead
{
    /// <summary>The kinds of lines, as the address names them.</summary>
    public static readonly string[] Kinds = ["added", "changed", "maker", "moved", "removed", "same"];

    /// <summary>As kept; the decision is nothing while there is none.</summary>
    internal sealed record Line(
        int Place, string Kind, string? Code, string Position, string Said, string English, string Was, decimal Likeness, bool? Accepted, DateOnly? Since, DateTimeOffset? DecidedAt, string? DecidedBy);

    internal sealed record Head(Guid Id, string Title, string FileName, string Digest, int Skipped, DateTimeOffset BroughtAt, string By);

    internal sealed record View(Head Edition, IReadOnlyList<Line> Lines)
    {
        public int Of(string kind) => Lines.Count(l => l.Kind == kind);

        public int Undecided => Lines.Count(l => l.Kind != "same" && l.Accepted is null);
    }

    private const string Sql = """
        select e.id, e.title, e.file_name, encode(e.sha256, 'hex') as digest, e.skipped, e.brought_at, p.name as by
        from   admin.editions e join admin.people p on p.store_id = @store and p.id = e.brought_by where e.store_id = @store and e.id = @id;
        select l.place, l.kind, l.code, l.position, l.said, l.said_en as english, l.was, l.likeness, d.accepted, d.since, d.at as decided_at, p.name as decided_by
        from   admin.edition_lines l
        left   join admin.edition_decisions d on d.store_id = @store and d.edition_id = l.edition_id and d.place = l.place
        left   join admin.people p on p.store_id = @store and p.id = d.by_person
        where  l.store_id = @store and l.edition_id = @id order by l.place
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (heads, lines) = await db.Both<Head, Line>(Sql, new { id }, ct);
        return heads.Count == 0 ? null : new(heads[0], lines);
    }

    /// <summary>The edition as it came.</summary>
    public async Task<(string Name, byte[] Content)?> Original(Guid id, CancellationToken ct) =>
        await db.Row<Kept>("select title, file_name, content from admin.editions where store_id = @store and id = @id", new { id }, ct) is { } kept
            ? (kept.FileName.Length > 0 ? kept.FileName : $"{kept.Title}.txt", kept.Content)
            : null;

    private sealed record Kept(string Title, string FileName, byte[] Content);
}
