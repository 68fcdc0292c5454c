using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>A checklist as it holds today, and the versions of the store, those to come included.</summary>
[OpenTo]
internal sealed class ListRecord(Db db, IHouse house, ICalendar calendar) : IRead
{
    internal sealed record Version(DateOnly Since, DateTimeOffset SetAt, string By, int Zones);

    internal sealed record View(ListInForce Held, IReadOnlyList<Version> Versions);

    private const string Sql = """
        select c.since, c.set_at, p.name as by, jsonb_array_length(c.zones) as zones from admin.checklists c join admin.people p on p.store_id = @store and p.id = c.set_by
        where  c.store_id = @store and c.code = @code order by c.since desc
        """;

    public async Task<View?> Show(string code, CancellationToken ct) =>
        house.Checklists.TryGetValue(code, out var list) ? new(await ListInForce.On(db, list, await calendar.Today(ct), ct), await db.Rows<Version>(Sql, new { code }, ct)) : null;
}
