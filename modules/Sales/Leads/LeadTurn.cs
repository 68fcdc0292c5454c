using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Leads;

/// <summary>
/// Who gets the next lead (线索轮值): of those on today's roster whoever's last lead by turn is longest ago, in the roster's order before
/// anybody had one.
/// </summary>
[Needs(LeadRights.See)]
internal sealed class LeadTurn(Db db, IPeople people, ICalendar calendar) : IRead
{
    internal sealed record Place(Guid ConsultantId, string Name, DateTimeOffset? LastAt);

    /// <summary>Taken before leads are given by turn.</summary>
    public const string Hold = "select pg_advisory_xact_lock(@store, 1013)";

    private const string Sql = """
        select r.consultant_id, max(l.assigned_at) as last_at
        from   sales.reception_rosters r
        left   join sales.leads l on l.store_id = @store and l.consultant_id = r.consultant_id and l.turn_number is not null
        where  r.store_id = @store and r.day = (select max(day) from sales.reception_rosters where store_id = @store and day <= @day)
        group  by r.consultant_id, r.place order by max(l.turn_number) nulls first, r.place
        """;

    public async Task<IReadOnlyList<Place>> Today(CancellationToken ct)
    {
        var selling = (await people.Holding(Position.SalesConsultant, ct)).ToDictionary(p => p.Id, p => p.Name);
        return [.. (await db.Rows<Row>(Sql, new { day = await calendar.Today(ct) }, ct)).Where(r => selling.ContainsKey(r.ConsultantId)).Select(r => new Place(r.ConsultantId, selling[r.ConsultantId], r.LastAt))];
    }

    private sealed record Row(Guid ConsultantId, DateTimeOffset? LastAt);
}
