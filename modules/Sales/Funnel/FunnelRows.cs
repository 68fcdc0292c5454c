using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>The rows behind a figure of the funnel, latest first: the same SQL that was counted. Customers are masked.</summary>
[Needs(FunnelRights.See)]
internal sealed class FunnelRows(Db db, Caller caller, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, DateTimeOffset At, Guid? CustomerId, Guid? ConsultantId, string? ModelCode);

    internal sealed record Line(Row Is, CustomerCard? Customer, string? Consultant);

    /// <summary>Which figure of which month; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(string? Figure, string? Month = null, Guid? Consultant = null, string? After = null, int Take = 50);

    /// <param name="Figure">Nothing where the address names none.</param>
    /// <param name="Month">Which.</param>
    /// <param name="Rows">This page.</param>
    /// <param name="Next">Cursor of the next.</param>
    internal sealed record Page(Figure? Figure, FunnelMonth Month, IReadOnlyList<Line> Rows, string? Next);

    /// <summary>A consultant's own; all for whoever sees all. Takes <c>@only</c>, about a row <c>r</c>.</summary>
    internal const string Mine = "(@only::uuid is null or r.consultant_id = @only)";

    internal static Guid? Only(Caller caller, Guid? asked) => caller.May(FunnelRights.SeeAll) ? asked : caller.PersonId;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (figure, span) = (Figure.Of(filter.Figure), await FunnelMonth.Of(filter.Month, calendar, ct));
        if (figure is null) return new(null, span, [], null);
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>($"""
            select r.id, r.at, r.customer_id, r.consultant_id, r.model_code from ({figure.Sql}) r
            where  {Mine} and (@at::timestamptz is null or (r.at, r.id) < (@at::timestamptz, @id::uuid))
            order  by r.at desc, r.id desc limit @take
            """, new { first = span.First, last = span.Last, from = span.From, until = span.Until, zone = span.Zone, only = Only(caller, filter.Consultant), at, id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).OfType<Guid>().Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).OfType<Guid>().Distinct()], ct);
        return new(figure, span, [.. shown.Select(r => new Line(r, r.CustomerId is { } c ? cards.GetValueOrDefault(c) : null, r.ConsultantId is { } p ? names.GetValueOrDefault(p)?.Name : null))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].At, shown[^1].Id) : null);
    }
}
