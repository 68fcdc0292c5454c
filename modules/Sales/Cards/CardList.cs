using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// Intention cards, the longest owed contact first: what a consultant does today stands on top. Closed ones stand the latest first.
/// Customers are masked.
/// </summary>
[Needs(CardRights.See)]
internal sealed class CardList(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, IPeople people, ContactDays days) : IRead
{
    /// <summary>As selected; the plan is the next contact owed.</summary>
    internal sealed record Row(
        Guid Id, Guid CustomerId, Guid ConsultantId, string Level, string? ModelCode, DateTimeOffset OpenedAt, DateTimeOffset ContactedAt, Guid? PlanId, DateTimeOffset? DueAt, string? Outcome, DateTimeOffset SortAt);

    internal sealed record Line(Row Card, CustomerCard? Customer, string? Consultant, bool Late, bool Due);

    /// <summary>What to show; <c>Show</c> is one of <see cref="CardView.Names"/>, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, Guid? Consultant = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select * from (
            select c.id, c.customer_id, c.consultant_id, c.level, c.model_code, c.opened_at, c.contacted_at, p.id as plan_id, p.due_at, c.outcome,
                   {(show == CardView.Closed ? "c.closed_at" : "coalesce(p.due_at, c.opened_at)")} as sort_at
            from   {CardView.From}
            where  c.store_id = @store and {CardView.Mine} and {CardView.Sql(show)}) cards
        where  (@at::timestamptz is null or (sort_at, id) {(show == CardView.Closed ? "<" : ">")} (@at::timestamptz, @id::uuid))
        order  by {(show == CardView.Closed ? "sort_at desc, id desc" : "sort_at, id")}
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (now, end) = (clock.GetUtcNow(), (await calendar.Zone(ct)).EndOf(await calendar.Today(ct)));
        var (at, last) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new
        {
            now,
            endOfToday = end,
            silentSince = await days.SilentSince(now, ct),
            only = caller.May(CardRights.SeeAll) ? filter.Consultant : caller.PersonId,
            at,
            id = last,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name, r.DueAt < now, r.DueAt >= now && r.DueAt <= end))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null);
    }
}
