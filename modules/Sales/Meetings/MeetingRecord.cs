using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>
/// One meeting: it opens with what is left of the ones before and what was done since, then who is there and what it decides. Of a closed one what was left
/// when it was opened, whatever happened afterwards.
/// </summary>
[Needs(MeetingRights.See)]
internal sealed class MeetingRecord(Db db, TimeProvider clock, IPeople people, MeetingPeople sales, Forecasts forecasts) : IRead
{
    internal sealed record Row(
        Guid Id, DateOnly Day, string Kind, Guid? PackId, int? Version, DateTimeOffset? ConfirmedAt, Guid? LaterPackId, DateTimeOffset OpenedAt, Guid OpenedBy, string Minutes, DateTimeOffset? ClosedAt, DateTimeOffset? BeforeAt);

    /// <summary>As selected; standing is <c>left</c>, <c>done</c> or <c>decided</c>.</summary>
    internal sealed record Action(string Standing, Guid Id, Guid PersonId, string What, DateTimeOffset DueAt, DateTimeOffset? DoneAt, string? DoneWords, bool Dropped)
    {
        public string? Person { get; init; }
        public bool Late { get; init; }
    }

    /// <summary>Whoever is expected; no state before attendance was taken.</summary>
    internal sealed record Place(Guid PersonId, string Name, string? State);

    internal sealed record View(Row Meeting, string? Chair, IReadOnlyList<Place> Places, IReadOnlyList<Action> Actions, IReadOnlyList<Forecasts.Row> Forecasts)
    {
        public IEnumerable<Action> Of(string standing) => Actions.Where(a => a.Standing == standing);

        public bool Taken => Places.Any(p => p.State is not null);
    }

    private const string Sql = """
        select m.id, m.day, m.kind, m.pack_id, p.version, p.confirmed_at,
               (select l.id from sales.meeting_packs l where l.store_id = @store and l.day = m.day and l.kind = m.kind and l.version > coalesce(p.version, 0) order by l.version desc limit 1) as later_pack_id,
               m.opened_at, m.opened_by, m.minutes, m.closed_at, (select max(b.opened_at) from sales.meetings b where b.store_id = @store and b.opened_at < m.opened_at) as before_at
        from   sales.meetings m left join sales.meeting_packs p on p.store_id = @store and p.id = m.pack_id
        where  m.store_id = @store and m.id = @id;
        select person_id, state from sales.meeting_attendance where store_id = @store and meeting_id = @id
        """;

    private const string ActionsSql = """
        select case when a.meeting_id = @id then 'decided' when a.done_at < @opened then 'done' else 'left' end as standing,
               a.id, a.person_id, a.what, a.due_at, a.done_at, a.done_words, a.dropped_at is not null as dropped
        from   sales.meeting_actions a
        where  a.store_id = @store
          and  (a.meeting_id = @id or (a.decided_at < @opened and (a.dropped_at is null or a.dropped_at >= @opened) and (a.done_at is null or a.done_at >= @opened or a.done_at >= @before)))
        order  by a.due_at, a.id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (meetings, came) = await db.Both<Row, Came>(Sql, new { id }, ct);
        if (meetings is not [var meeting]) return null;
        var now = clock.GetUtcNow();
        var actions = await db.Rows<Action>(ActionsSql, new { id, opened = meeting.OpenedAt, before = meeting.BeforeAt ?? meeting.OpenedAt }, ct);
        // Who has left since stands in the record of the day all the same.
        var expected = came.Count > 0 ? came.Select(c => c.PersonId).ToArray() : [.. (await sales.OfSales(ct)).Select(p => p.Id)];
        var names = await people.Named([.. expected.Concat(actions.Select(a => a.PersonId)).Append(meeting.OpenedBy).Distinct()], ct);
        var order = meeting.ClosedAt is null ? [.. (await sales.OfSales(ct)).Select(p => p.Id)] : expected;
        var states = came.ToDictionary(c => c.PersonId, c => c.State);
        return new(meeting, Name(meeting.OpenedBy), [.. order.Union(expected).Where(names.ContainsKey).Select(p => new Place(p, Name(p)!, states.GetValueOrDefault(p)))],
            [.. actions.Select(a => a with { Person = Name(a.PersonId), Late = a.DoneAt is null && !a.Dropped && a.DueAt < now })], (await forecasts.On(meeting.Day, ct)).Rows);

        string? Name(Guid person) => names.GetValueOrDefault(person)?.Name;
    }

    private sealed record Came(Guid PersonId, string State);
}
