using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>Open cards by level, and the contacts that are late or due today. Nothing where there is no card.</summary>
[Needs(CardRights.See)]
internal sealed class CardCounts(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ContactDays days) : IRead
{
    internal sealed record Row(int Open, int Late, int Due, int Silent, int Hot, int Pooled, int H, int A, int B, int C, int N)
    {
        public int Of(string level) => level switch { "H" => H, "A" => A, "B" => B, "C" => C, _ => N };
    }

    private const string Sql = $"""
        select (count(*) filter (where {CardView.IsOpen}))::int as open, (count(*) filter (where {CardView.IsLate}))::int as late, (count(*) filter (where {CardView.IsDue}))::int as due,
               (count(*) filter (where {CardView.IsSilent}))::int as silent, (count(*) filter (where {CardView.IsHot}))::int as hot, (count(*) filter (where {CardView.IsPooled}))::int as pooled,
               (count(*) filter (where {CardView.IsOpen} and c.level = 'H'))::int as h, (count(*) filter (where {CardView.IsOpen} and c.level = 'A'))::int as a,
               (count(*) filter (where {CardView.IsOpen} and c.level = 'B'))::int as b, (count(*) filter (where {CardView.IsOpen} and c.level = 'C'))::int as c,
               (count(*) filter (where {CardView.IsOpen} and c.level = 'N'))::int as n
        from   {CardView.From}
        where  c.store_id = @store and {CardView.Mine} and c.closed_at is null
        having exists (select 1 from sales.cards c where c.store_id = @store and {CardView.Mine})
        """;

    /// <param name="consultant">Only his; for whoever may see all.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<Row?> Now(Guid? consultant, CancellationToken ct)
    {
        var (zone, now) = (await calendar.Zone(ct), clock.GetUtcNow());
        return await db.Row<Row>(Sql, new { now, silentSince = await days.SilentSince(now, ct), endOfToday = zone.EndOf(await calendar.Today(ct)), only = caller.May(CardRights.SeeAll) ? consultant : caller.PersonId }, ct);
    }
}
