using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>Lines of the traffic log (来店登记), latest first: today's, or those of the days given.</summary>
[Needs(ShowroomRights.See)]
internal sealed class VisitList(Db db, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, DateOnly Day, int Number, DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? Kind, int Party, Guid? ConsultantId, string? ModelCode, bool Incomplete, int Corrections);

    internal sealed record Line(Row Visit, string? Consultant);

    /// <summary>What to show; <c>Show</c> is one of <see cref="VisitView.Names"/>, <c>After</c> the last row of the page before: yyyy-MM-dd_number.</summary>
    internal sealed record Filter(DateOnly? From = null, DateOnly? Until = null, string? Show = null, Guid? Consultant = null, string? After = null, int Take = 50);

    /// <param name="Consultants">Who received somebody in these days, for the filter.</param>
    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, VisitSpan Span, IReadOnlyList<PersonCard> Consultants);

    private static string Sql(string? show) => $"""
        select v.id, v.day, v.number, v.arrived_at, v.left_at, v.kind, v.party, v.consultant_id, v.model_code, {VisitView.IsIncomplete} as incomplete,
               (select count(*) from sales.visit_corrections c where c.store_id = @store and c.visit_id = v.id)::int as corrections
        from   sales.visits v
        where  {VisitSpan.Sql} and {VisitView.Sql(show)}
          and  (@consultant::uuid is null or v.consultant_id = @consultant)
          and  (@afterDay::date is null or (v.day, v.number) < (@afterDay::date, @afterNumber::int))
        order  by v.day desc, v.number desc
        limit  @take;
        select distinct v.consultant_id from sales.visits v where {VisitSpan.Sql} and v.consultant_id is not null
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var span = await VisitSpan.Of(filter.From, filter.Until, calendar, ct);
        var after = filter.After?.Split('_');
        var (rows, seen) = await db.Both<Row, Guid>(Sql(filter.Show), new
        {
            from = span.From,
            until = span.Until,
            today = span.Today,
            consultant = filter.Consultant,
            take = filter.Take + 1,
            afterDay = after is [var day, _] && DateOnly.TryParse(day, out var d) ? d : (DateOnly?)null,
            afterNumber = after is [_, var number] && int.TryParse(number, out var n) ? n : (int?)null,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. seen], ct);
        return new([.. shown.Select(r => new Line(r, r.ConsultantId is { } id ? names.GetValueOrDefault(id)?.Name : null))],
            rows.Count > filter.Take ? $"{shown[^1].Day:yyyy-MM-dd}_{shown[^1].Number}" : null, span, [.. names.Values.OrderBy(p => p.Number, StringComparer.Ordinal)]);
    }
}
