using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>
/// Who receives next (轮值): of those on the roster whoever's last turn is longest ago, in the roster's order before anybody had one. Who
/// is still with visitors is passed over and keeps his place; where everybody is, the longest waiting comes all the same.
/// </summary>
[Needs(ShowroomRights.See)]
internal sealed class ReceptionQueue(Db db, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>One of the roster, in the order of the queue.</summary>
    internal sealed record Place(Guid ConsultantId, string Name, int Turns, DateTimeOffset? LastAt, bool Busy, bool Next);

    /// <summary>Taken before a line is written or a turn is skipped.</summary>
    public const string Hold = "select pg_advisory_xact_lock(@store, 1003)";

    private const string Sql = """
        with r as (select consultant_id, place from sales.reception_rosters
                   where store_id = @store and day = (select max(day) from sales.reception_rosters where store_id = @store and day <= @day)),
        turns as (select consultant_id, arrived_at as at, true as taken from sales.visits where store_id = @store and day = @day and by_turn
                  union all select consultant_id, at, false from sales.reception_skips where store_id = @store and day = @day)
        select r.consultant_id, (count(*) filter (where t.taken))::int as turns, max(t.at) as last_at,
               exists (select 1 from sales.visits v where v.store_id = @store and v.day = @day and v.consultant_id = r.consultant_id and v.left_at is null) as busy
        from   r left join turns t on t.consultant_id = r.consultant_id
        group  by r.consultant_id, r.place
        order  by max(t.at) nulls first, r.place
        """;

    public async Task<IReadOnlyList<Place>> Today(CancellationToken ct) => await Of(await calendar.Today(ct), ct);

    public async Task<IReadOnlyList<Place>> Of(DateOnly day, CancellationToken ct)
    {
        // Whoever sells no more stands on the old roster still.
        var selling = (await people.Holding(Contracts.Position.SalesConsultant, ct)).ToDictionary(p => p.Id, p => p.Name);
        var rows = (await db.Rows<Row>(Sql, new { day }, ct)).Where(r => selling.ContainsKey(r.ConsultantId)).ToArray();
        var next = rows.FirstOrDefault(r => !r.Busy) ?? rows.FirstOrDefault();
        return [.. rows.Select(r => new Place(r.ConsultantId, selling[r.ConsultantId], r.Turns, r.LastAt, r.Busy, r == next))];
    }

    private sealed record Row(Guid ConsultantId, int Turns, DateTimeOffset? LastAt, bool Busy);
}
