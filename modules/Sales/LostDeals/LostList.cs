using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.LostDeals;

/// <summary>Lost deals (战败), the latest first: those that wait for a decision unless another view is asked for. A consultant sees his own; customers are masked.</summary>
[Needs(LostRights.See)]
internal sealed class LostList(Db db, Caller caller, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CardId, Guid CustomerId, Guid ConsultantId, string Kind, string Reason, string? Rival, string Level, DateTimeOffset AppliedAt, bool? Approved, DateTimeOffset? CallDueAt, bool Called);

    internal sealed record Line(Row Lost, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; <c>Show</c> is one of <see cref="LostView.Names"/>, reason a code or a group, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, string? Reason = null, DateOnly? From = null, DateOnly? Until = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select a.id, a.card_id, c.customer_id, a.consultant_id, a.kind, a.reason, a.rival, a.level, a.applied_at, a.approved, l.due_at as call_due_at, l.called_at is not null as called
        from   {LostView.From}
        join   sales.cards c on c.store_id = @store and c.id = a.card_id
        where  a.store_id = @store and {LostView.Mine} and {LostView.Sql(show)} and {LostView.Within}
          and  (@reasons::text[] is null or a.reason = any(@reasons))
          and  (@at::timestamptz is null or (a.applied_at, a.id) < (@at::timestamptz, @id::uuid))
        order  by a.applied_at desc, a.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (from, until) = await new LostSpan(filter.From, filter.Until).Instants(calendar, ct);
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.Show), new
        {
            only = LostView.Only(caller),
            from,
            until,
            reasons = string.IsNullOrEmpty(filter.Reason) ? null : LostReason.All.Where(r => r.Code == filter.Reason || r.Group.Code == filter.Reason).Select(r => r.Code).ToArray(),
            at,
            id,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))], rows.Count > filter.Take ? Cursor.Of(shown[^1].AppliedAt, shown[^1].Id) : null);
    }
}
