using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Reports;

/// <summary>Daily reports (营业日报) with their figures: today's, or those of the days given, the latest day first. A consultant sees his own.</summary>
[Needs(ReportRights.See)]
internal sealed class ReportList(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>As selected; the version is the last one handed in.</summary>
    internal sealed record Row(
        Guid Id, DateOnly Day, Guid ConsultantId, DateTimeOffset DueAt, DateTimeOffset? ExcusedAt, string? ExcusedWhy, Guid? VersionId, int? Number, string? Remark,
        DateTimeOffset? ConfirmedAt, DateTimeOffset? DecidedAt, bool? Returned, string? Instruction);

    internal sealed record Line(Row Report, string? Consultant, ReportFigures.Row? Figures);

    /// <summary>What to show; <c>Show</c> is one of <see cref="ReportView.Names"/>, <c>After</c> the last row of the page before: yyyy-MM-dd_id.</summary>
    internal sealed record Filter(DateOnly? From = null, DateOnly? Until = null, string? Show = null, Guid? Consultant = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, VisitSpan Span);

    private static string Sql(string? show) => $"""
        select r.id, r.day, r.consultant_id, r.due_at, r.excused_at, r.excused_why, v.id as version_id, v.number, v.remark, v.confirmed_at, v.decided_at, v.returned, v.instruction
        from   {ReportView.From}
        where  {ReportView.Where} and {ReportView.Sql(show)}
          and  (@afterDay::date is null or (r.day, r.id) < (@afterDay::date, @afterId::uuid))
        order  by r.day desc, r.id desc
        limit  @take
        """;

    private const string FiguresSql = $"select {ReportFigures.Columns} from sales.report_versions where store_id = @store and id = any(@versions) order by array_position(@versions, id)";

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var span = await VisitSpan.Of(filter.From, filter.Until, calendar, ct);
        var after = filter.After?.Split('_');
        var rows = await db.Rows<Row>(Sql(filter.Show), new
        {
            from = span.From,
            until = span.Until,
            now = clock.GetUtcNow(),
            zone = (await calendar.Zone(ct)).Id,
            only = ReportView.Only(caller, filter.Consultant),
            afterDay = after is [var day, _] && DateOnly.TryParse(day, out var d) ? d : (DateOnly?)null,
            afterId = after is [_, var id] && Guid.TryParse(id, out var i) ? i : (Guid?)null,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var versions = shown.Select(r => r.VersionId).OfType<Guid>().ToArray();
        var figures = versions.Zip(await db.Rows<ReportFigures.Row>(FiguresSql, new { versions }, ct)).ToDictionary(f => f.First, f => f.Second);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.ConsultantId)?.Name, r.VersionId is { } version ? figures[version] : null))],
            rows.Count > filter.Take ? $"{shown[^1].Day:yyyy-MM-dd}_{shown[^1].Id}" : null, span);
    }
}
