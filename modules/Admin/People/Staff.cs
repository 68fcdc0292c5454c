using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Answers other departments' questions about the staff.</summary>
internal sealed class Staff(Db db, ICalendar calendar) : IPeople
{
    /// <summary>A card has the positions held today; who has left holds none.</summary>
    private const string Card = """
        select p.id, p.name, p.number,
               coalesce(array_agg(h.position_code order by o.sort) filter (where h.position_code is not null), '{}') as positions
        from   admin.people p
        left   join admin.holdings h on h.store_id = p.store_id and h.person_id = p.id and h.since <= @today and (h.until is null or @today < h.until)
        left   join admin.positions o on o.store_id = h.store_id and o.code = h.position_code
        where  p.store_id = @store
        """;

    private const string Grouped = "group by p.store_id, p.id order by p.number";

    public async Task<IReadOnlyList<PersonCard>> Holding(string position, CancellationToken ct)
    {
        const string Sql = $"""
            {Card} and (p.left_on is null or @today < p.left_on) and p.id in (
                select person_id from admin.holdings
                where  store_id = @store and position_code = @position and since <= @today and (until is null or @today < until))
            {Grouped}
            """;
        return Cards(await db.Rows<Row>(Sql, new { position, today = await calendar.Today(ct) }, ct));
    }

    public async Task<IReadOnlyList<PersonCard>> Here(CancellationToken ct) =>
        Cards(await db.Rows<Row>($"{Card} and (p.left_on is null or @today < p.left_on) {Grouped}", new { today = await calendar.Today(ct) }, ct));

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> Named(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, PersonCard>();
        var rows = await db.Rows<Row>($"{Card} and p.id = any(@ids) {Grouped}", new { ids = ids.ToArray(), today = await calendar.Today(ct) }, ct);
        return Cards(rows).ToDictionary(c => c.Id);
    }

    public async Task<PersonCard?> Known(string numberOrName, CancellationToken ct)
    {
        const string Sql = $"""
            {Card} and (lower(p.number) = lower(@wanted) or (p.name = @wanted and (p.left_on is null or @today < p.left_on)))
            {Grouped} limit 3
            """;
        var found = Cards(await db.Rows<Row>(Sql, new { wanted = numberOrName.Trim(), today = await calendar.Today(ct) }, ct));
        // A number is one person's; a name may be two people's, and then it names nobody.
        return found.FirstOrDefault(c => c.Number.Equals(numberOrName.Trim(), StringComparison.OrdinalIgnoreCase)) ?? (found.Count == 1 ? found[0] : null);
    }

    private static List<PersonCard> Cards(IEnumerable<Row> rows) => [.. rows.Select(r => new PersonCard(r.Id, r.Name, r.Number, r.Positions))];

    private sealed record Row(Guid Id, string Name, string Number, string[] Positions);
}
