using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Key-account projects, the latest first: one's own, or all for whoever oversees them.</summary>
[Needs(KeyAccountRights.See)]
internal sealed class ProjectList(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, string Number, string Organisation, string Kind, Guid OwnerId, DateTimeOffset OpenedAt, int Units, string State, DateOnly? ValidUntil, DateOnly? TenderOn, int? ContractUnits, int Ordered, int Delivered, DateTimeOffset? VisitDue, string? Outcome);

    internal sealed record Line(Row Project, string? Owner, bool VisitLate);

    /// <summary>What to show; <c>Show</c> is one of <see cref="ProjectView"/>, <c>After</c> the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Show = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select p.id, p.number, p.organisation, p.kind, p.owner_id, p.opened_at, p.units, {ProjectView.State} as state, p.valid_until, p.tender_on, p.contract_units, p.ordered, p.delivered, p.visit_due, p.outcome
        from   {ProjectView.From}
        where  {ProjectView.Sql(show)} and (@at::timestamptz is null or (p.opened_at, p.id) < (@at::timestamptz, @id::uuid))
        order  by p.opened_at desc, p.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var now = clock.GetUtcNow();
        var rows = await db.Rows<Row>(Sql(filter.Show), new { today = await calendar.Today(ct), now, only = caller.May(KeyAccountRights.SeeAll) ? (Guid?)null : caller.PersonId, at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.OwnerId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.OwnerId)?.Name, r.VisitDue < now))], rows.Count > filter.Take ? Cursor.Of(shown[^1].OpenedAt, shown[^1].Id) : null);
    }
}
