using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Answers other departments' questions about the staff, which is read whole: some hundred people, of whom every page names a few.</summary>
internal sealed class Staff(Db db, Caller caller, ICalendar calendar, Lately<Staff.Book> lately) : IPeople
{
    /// <summary>A card has the positions held on the day; who has left holds none.</summary>
    private const string Sql = """
        select p.id, p.name, p.number, (p.left_on is null or @today < p.left_on) as here,
               coalesce(array_agg(h.position_code order by o.sort) filter (where h.position_code is not null), '{}') as positions
        from   admin.people p
        left   join admin.holdings h on h.store_id = p.store_id and h.person_id = p.id and h.since <= @today and (h.until is null or @today < h.until)
        left   join admin.positions o on o.store_id = h.store_id and o.code = h.position_code
        where  p.store_id = @store group by p.store_id, p.id order by p.number
        """;

    /// <summary>Everybody who ever worked at the store, by employee number.</summary>
    internal sealed class Book(DateOnly day, IEnumerable<Row> rows)
    {
        private readonly Row[] _rows = [.. rows];
        private readonly Dictionary<Guid, PersonCard> _cards = rows.ToDictionary(r => r.Id, r => new PersonCard(r.Id, r.Name, r.Number, r.Positions));

        /// <summary>The day whose positions the cards have.</summary>
        public DateOnly Day => day;

        public PersonCard? Card(Guid id) => _cards.GetValueOrDefault(id);

        public IReadOnlyList<PersonCard> Cards(Func<Row, bool> which) => [.. _rows.Where(which).Select(r => _cards[r.Id])];
    }

    public async Task<IReadOnlyList<PersonCard>> Holding(string position, CancellationToken ct) => (await Read(ct)).Cards(r => r.Here && r.Positions.Contains(position));

    public async Task<IReadOnlyList<PersonCard>> Here(CancellationToken ct) => (await Read(ct)).Cards(r => r.Here);

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> Named(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, PersonCard>();
        var book = await Read(ct);
        return ids.Distinct().Select(book.Card).OfType<PersonCard>().ToDictionary(c => c.Id);
    }

    public async Task<PersonCard?> Known(string numberOrName, CancellationToken ct)
    {
        var (book, wanted) = (await Read(ct), numberOrName.Trim());
        // A number is one person's; a name may be two people's, and then it names nobody.
        return book.Cards(r => r.Number.Equals(wanted, StringComparison.OrdinalIgnoreCase)).FirstOrDefault()
            ?? (book.Cards(r => r.Here && r.Name == wanted) is [var only] ? only : null);
    }

    private async Task<Book> Read(CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        return await lately.Of(db, caller.StoreId, async () => new(today, await db.Rows<Row>(Sql, new { today }, ct)), book => book.Day == today);
    }

    internal sealed record Row(Guid Id, string Name, string Number, bool Here, string[] Positions);
}
