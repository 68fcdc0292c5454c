using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>What meetings decided (决定事项): what is open, the earliest due first; what is settled, the latest first.</summary>
[Needs(MeetingRights.See)]
internal sealed class ActionList(Db db, TimeProvider clock, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, Guid MeetingId, DateOnly Day, string Kind, Guid PersonId, string What, DateTimeOffset DueAt, DateTimeOffset? DoneAt, string? DoneWords, DateTimeOffset? DroppedAt, DateTimeOffset SortAt);

    internal sealed record Line(Row Action, string? Person, bool Late);

    /// <summary>What to show; <c>Show</c> is one of <see cref="ActionView.Names"/>, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, Guid? Person = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, IReadOnlyList<PersonCard> People);

    private static string Sql(string? show)
    {
        var latestFirst = show is ActionView.Done or ActionView.Dropped;
        return $"""
            select * from (
                select a.id, a.meeting_id, m.day, m.kind, a.person_id, a.what, a.due_at, a.done_at, a.done_words, a.dropped_at, coalesce(a.done_at, a.dropped_at, a.due_at) as sort_at
                from   sales.meeting_actions a join sales.meetings m on m.store_id = @store and m.id = a.meeting_id
                where  a.store_id = @store and {ActionView.Sql(show)} and (@person::uuid is null or a.person_id = @person)) actions
            where  (@at::timestamptz is null or (sort_at, id) {(latestFirst ? "<" : ">")} (@at::timestamptz, @id::uuid))
            order  by {(latestFirst ? "sort_at desc, id desc" : "sort_at, id")}
            limit  @take
            """;
    }

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new { now, person = filter.Person, at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.PersonId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.PersonId)?.Name, r.DoneAt is null && r.DroppedAt is null && r.DueAt < now))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null, await people.Here(ct));
    }
}
