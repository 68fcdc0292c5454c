using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.LostDeals;

/// <summary>The day came to which a purchase was put off (冷冻到期): he has a card again, and a contact is owed the same day. Not for whoever said no to being contacted.</summary>
internal sealed class Thaw(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers) : IRoutine
{
    private const int Once = 50;
    private bool _more;

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public bool Again => _more;

    private const string Sql = """
        update sales.lost_applications a set thawed_at = @now
        from   (select f.id from sales.lost_applications f where f.store_id = @store and f.approved and f.again_on <= @today and f.thawed_at is null order by f.again_on limit @take for update skip locked) due
        where  a.store_id = @store and a.id = due.id
        returning a.card_id, a.level, (select c.customer_id from sales.cards c where c.store_id = @store and c.id = a.card_id) as customer_id
        """;

    public async Task Run(CancellationToken ct)
    {
        var (now, today, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var due = await db.Rows<Row>(Sql, new { now, today, take = Once }, ct);
        _more = due.Count == Once;
        if (due.Count == 0) return;
        var known = await customers.Cards([.. due.Select(d => d.CustomerId).Distinct()], ct);
        foreach (var row in due.Where(d => known.GetValueOrDefault(d.CustomerId) is { DoNotContact: false }))
            await Revival.Of(db, row.CardId, row.Level, today, 0, zone, now, caller.PersonId, ct);
    }

    private sealed record Row(Guid CardId, string Level, Guid CustomerId);
}
