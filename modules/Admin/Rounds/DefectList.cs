using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>Defects of the store's rounds (整改单): what is to be put right, what is to be looked at again, what is closed; found last first.</summary>
[OpenTo]
internal sealed class DefectList(Db db, Caller caller, TimeProvider clock) : IRead
{
    /// <param name="View">open, check, closed; nothing: whatever is not closed.</param>
    /// <param name="List">Only of this checklist.</param>
    /// <param name="Mine">Only what the caller is to put right.</param>
    /// <param name="After">The last row of the page before: ticks_id.</param>
    internal sealed record Filter(string? View = null, string? List = null, bool Mine = false, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Defect> Rows, string? Next, int Open, int Check);

    private const string Sql = $"""
        {Defect.Shown}
        where  (case when @view::text is null then d.state <> 'closed' else d.state = @view end)
          and  (@list::text is null or d.code = @list) and (not @mine or d.owner_id = @me)
          and  (@afterAt::timestamptz is null or (d.found_at, d.id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by d.found_at desc, d.id desc
        limit  @take;
        select d.state, count(*)::int as number from admin.defects_now(@store) d where d.state <> 'closed' group by d.state
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, last) = Cursor.Read(filter.After);
        var (rows, counts) = await db.Both<Defect, Tally>(Sql, new
        {
            now = clock.GetUtcNow(),
            view = filter.View is Defect.Open or Defect.Check or Defect.Closed ? filter.View : null,
            list = string.IsNullOrEmpty(filter.List) ? null : filter.List,
            mine = filter.Mine,
            me = caller.PersonId,
            take = filter.Take + 1,
            afterAt = at,
            afterId = last,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        int Of(string state) => counts.FirstOrDefault(c => c.State == state)?.Number ?? 0;
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].FoundAt, shown[^1].Id) : null, Of(Defect.Open), Of(Defect.Check));
    }

    private sealed record Tally(string State, int Number);
}
