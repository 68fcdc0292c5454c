using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>Rounds of the store (巡检记录), begun last first, and the lists that the caller may walk.</summary>
[OpenTo]
internal sealed class RoundList(Db db, Caller caller, IHouse house) : IRead
{
    /// <param name="List">Only of this checklist.</param>
    /// <param name="After">The last row of the page before: ticks_id.</param>
    internal sealed record Filter(string? List = null, string? After = null, int Take = 50);

    /// <summary>As selected; the score is items as they should be over all items.</summary>
    internal sealed record Row(Guid Id, string Code, DateTimeOffset BegunAt, DateTimeOffset? DoneAt, string By, int Zones, int Seen, int Items, int Defects, int Open);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, IReadOnlyList<Checklist> Mine);

    private const string Sql = """
        select r.id, r.code, r.begun_at, r.done_at, p.name as by, jsonb_array_length(r.zones) as zones,
               (select count(*)::int from admin.round_zones z where z.store_id = @store and z.round_id = r.id) as seen,
               (select sum(jsonb_array_length(z -> 'Items'))::int from jsonb_array_elements(r.zones) z) as items,
               (select count(*)::int from admin.defects d where d.store_id = @store and d.round_id = r.id) as defects,
               (select count(*)::int from admin.defects d where d.store_id = @store and d.round_id = r.id and not exists (
                   select 1 from admin.defect_checks c where c.store_id = @store and c.defect_id = d.id and c.passed)) as open
        from   admin.rounds r
        join   admin.people p on p.store_id = @store and p.id = r.by_person
        where  r.store_id = @store and (@list::text is null or r.code = @list)
          and  (@afterAt::timestamptz is null or (r.begun_at, r.id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by r.begun_at desc, r.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, last) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql, new
        {
            list = string.IsNullOrEmpty(filter.List) ? null : filter.List,
            take = filter.Take + 1,
            afterAt = at,
            afterId = last,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].BegunAt, shown[^1].Id) : null, [.. house.Checklists.Values.Where(l => BeginRound.May(house, caller, l))]);
    }
}
