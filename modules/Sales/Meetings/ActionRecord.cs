using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>One thing that a meeting decided. Whoever has to do it may open it, from whatever department; nobody else without the right.</summary>
[OpenTo]
internal sealed class ActionRecord(Db db, Caller caller, TimeProvider clock, IPeople people) : IRead
{
    internal sealed record Row(
        Guid Id, Guid MeetingId, DateOnly Day, string Kind, Guid PersonId, string What, DateTimeOffset DueAt, DateTimeOffset DecidedAt, Guid DecidedBy, DateTimeOffset? DoneAt, Guid? DoneBy, string? DoneWords,
        DateTimeOffset? DroppedAt, Guid? DroppedBy, string? DroppedWhy);

    internal sealed record View(Row Action, string? Person, string? DecidedBy, string? SettledBy, bool Late, bool Open, bool Mine);

    private const string Sql = """
        select a.id, a.meeting_id, m.day, m.kind, a.person_id, a.what, a.due_at, a.decided_at, a.decided_by, a.done_at, a.done_by, a.done_words, a.dropped_at, a.dropped_by, a.dropped_why
        from   sales.meeting_actions a join sales.meetings m on m.store_id = @store and m.id = a.meeting_id
        where  a.store_id = @store and a.id = @id and (a.person_id = @me or @any)
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Row>(Sql, new { id, me = caller.PersonId, any = caller.May(MeetingRights.See) }, ct) is not { } row) return null;
        var settled = row.DoneBy ?? row.DroppedBy;
        var names = await people.Named([.. new[] { row.PersonId, row.DecidedBy, settled ?? row.PersonId }.Distinct()], ct);
        var open = row is { DoneAt: null, DroppedAt: null };
        return new(row, Name(row.PersonId), Name(row.DecidedBy), Name(settled), open && row.DueAt < clock.GetUtcNow(), open, row.PersonId == caller.PersonId);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }
}
