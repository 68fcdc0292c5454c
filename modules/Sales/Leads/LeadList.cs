using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.TestDrives;

namespace Dealership.Sales.Leads;

/// <summary>Leads: those that wait, the most pressing first; those received in the days asked for, the latest first. Customers are masked.</summary>
[Needs(LeadRights.See)]
internal sealed class LeadList(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CustomerId, string Channel, string Source, string Origin, string? ModelCode, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, Guid? ConsultantId, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, bool Late, DateTimeOffset SortAt);

    internal sealed record Line(Row Lead, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; <c>Show</c> is one of <see cref="LeadView.Names"/>, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, DateOnly? From = null, DateOnly? Until = null, string? Channel = null, Guid? Consultant = null, string? After = null, int Take = Cursor.Take);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select * from (
            select l.id, l.customer_id, l.channel, l.source, l.origin, l.model_code, l.received_at, l.due_at, l.consultant_id, l.answered_at, l.closed_at, {LeadView.IsLate} as late,
                   {(LeadView.OfNow(show) ? "l.due_at" : "l.received_at")} as sort_at
            from   sales.leads l
            where  l.store_id = @store and {LeadView.Mine} and (@channel::text is null or l.channel = @channel) and {LeadView.Sql(show)}) leads
        where  (@at::timestamptz is null or (sort_at, id) {(LeadView.OfNow(show) ? ">" : "<")} (@at::timestamptz, @id::uuid))
        order  by {(LeadView.OfNow(show) ? "sort_at, id" : "sort_at desc, id desc")}
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
            channel = string.IsNullOrEmpty(filter.Channel) ? null : filter.Channel,
            only = caller.May(CardRights.SeeAll) ? filter.Consultant : caller.PersonId,
            at,
            id = last,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).OfType<Guid>().Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), r.ConsultantId is { } who ? names.GetValueOrDefault(who)?.Name : null))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null);
    }
}
