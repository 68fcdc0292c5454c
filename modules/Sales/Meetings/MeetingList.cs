using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Meetings, the latest first: who chaired, who came, what was decided and what of it is open still.</summary>
[Needs(MeetingRights.See)]
internal sealed class MeetingList(Db db, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, DateOnly Day, string Kind, DateTimeOffset OpenedAt, Guid OpenedBy, DateTimeOffset? ClosedAt, int Here, int Absent, int Decided, int Open);

    internal sealed record Line(Row Meeting, string? Chair);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Kind = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private const string Sql = """
        select m.id, m.day, m.kind, m.opened_at, m.opened_by, m.closed_at,
               (select count(*)::int from sales.meeting_attendance a where a.store_id = @store and a.meeting_id = m.id and a.state = 'here') as here,
               (select count(*)::int from sales.meeting_attendance a where a.store_id = @store and a.meeting_id = m.id and a.state <> 'here') as absent,
               (select count(*)::int from sales.meeting_actions x where x.store_id = @store and x.meeting_id = m.id) as decided,
               (select count(*)::int from sales.meeting_actions x where x.store_id = @store and x.meeting_id = m.id and x.done_at is null and x.dropped_at is null) as open
        from   sales.meetings m
        where  m.store_id = @store and (@kind::text is null or m.kind = @kind)
          and  (@at::timestamptz is null or (m.opened_at, m.id) < (@at::timestamptz, @id::uuid))
        order  by m.opened_at desc, m.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql, new { kind = MeetingKind.All.Contains(filter.Kind) ? filter.Kind : null, at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.OpenedBy).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.OpenedBy)?.Name))], rows.Count > filter.Take ? Cursor.Of(shown[^1].OpenedAt, shown[^1].Id) : null);
    }
}
