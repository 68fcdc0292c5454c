using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>Editions that were brought in, latest first, with how much of each is decided.</summary>
[Needs(EditionRights.Decide)]
internal sealed class EditionList(Db db) : IRead
{
    internal sealed record Row(Guid Id, string Title, DateTimeOffset BroughtAt, string By, int Lines, int Added, int Changed, int Removed, int Undecided);

    internal const string Sql = """
        select e.id, e.title, e.brought_at, p.name as by, c.lines, c.added, c.changed, c.removed, c.undecided
        from   admin.editions e
        join   admin.people p on p.store_id = @store and p.id = e.brought_by
        cross  join lateral (
            select (count(*) filter (where l.kind <> 'removed'))::int as lines, (count(*) filter (where l.kind = 'added'))::int as added,
                   (count(*) filter (where l.kind in ('changed', 'maker', 'moved')))::int as changed, (count(*) filter (where l.kind = 'removed'))::int as removed,
                   (count(*) filter (where l.kind <> 'same' and d.place is null))::int as undecided
            from   admin.edition_lines l left join admin.edition_decisions d on d.store_id = @store and d.edition_id = l.edition_id and d.place = l.place
            where  l.store_id = @store and l.edition_id = e.id) c
        where  e.store_id = @store
        order  by e.brought_at desc, e.id
        """;

    public Task<IReadOnlyList<Row>> Show(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}
