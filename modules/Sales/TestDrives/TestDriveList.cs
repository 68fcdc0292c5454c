using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>Test drives: those arranged, the next one first; those done, the latest first. A consultant sees his own; customers are masked.</summary>
[Needs(TestDriveRights.See)]
internal sealed class TestDriveList(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, int Number, string ModelCode, DateTimeOffset FromAt, DateTimeOffset UntilAt, Guid CustomerId, Guid ConsultantId, DateTimeOffset? StartedAt, DateTimeOffset? ReturnedAt, DateTimeOffset? CancelledAt,
        bool Scanned, int? Satisfaction, string? Outlook, bool Missed, DateTimeOffset SortAt);

    internal sealed record Line(Row Drive, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; <c>Show</c> is one of <see cref="TestDriveView.Names"/>, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, DateOnly? From = null, DateOnly? Until = null, Guid? Consultant = null, string? After = null, int Take = Cursor.Take);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, DateOnly From, DateOnly Until);

    private static string Sql(string? show) => $"""
        select * from (
            select d.id, c.number, c.model_code, s.from_at, s.until_at, d.customer_id, d.consultant_id, d.started_at, d.returned_at, d.cancelled_at, d.scanned, d.satisfaction, d.outlook,
                   {TestDriveView.IsMissed} as missed, coalesce(d.started_at, s.from_at) as sort_at
            from   {TestDriveView.From}
            where  d.store_id = @store and {TestDriveView.Mine} and {TestDriveView.Sql(show)}) drives
        where  (@at::timestamptz is null or (sort_at, id) {(TestDriveView.OfNow(show) ? ">" : "<")} (@at::timestamptz, @id::uuid))
        order  by {(TestDriveView.OfNow(show) ? "sort_at, id" : "sort_at desc, id desc")}
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var days = await TestDriveView.Days(filter.From, filter.Until, calendar, ct);
        var (at, last) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new
        {
            now = clock.GetUtcNow(),
            from = days.Start,
            until = days.End,
            only = caller.May(CardRights.SeeAll) ? filter.Consultant : caller.PersonId,
            at,
            id = last,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null, days.From, days.Until);
    }
}
