using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Reports;

/// <summary>How many reports of these days are owed, handed in, checked and returned; when the day's sheet went to the maker. Nothing where none is owed.</summary>
[Needs(ReportRights.See)]
internal sealed class ReportCounts(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    internal sealed record Row(int All, int Owed, int Waiting, int Returned, int Checked, int Due, int SameDay, int Late);

    /// <summary>A sheet that went to the maker.</summary>
    internal sealed record Feedback(DateOnly Day, DateTimeOffset SentAt, string Channel, string Receipt, int Reports, string? By);

    /// <param name="Counts">Of the days.</param>
    /// <param name="Feedbacks">Of the days, latest first.</param>
    /// <param name="Empty">Nobody worked today, as the manager said.</param>
    internal sealed record View(Row? Counts, IReadOnlyList<Feedback> Feedbacks, bool Empty);

    private const string Sql = $"""
        select (count(*) filter (where r.excused_at is null))::int as all, (count(*) filter (where {ReportView.IsOwed}))::int as owed, (count(*) filter (where {ReportView.IsWaiting}))::int as waiting,
               (count(*) filter (where {ReportView.IsReturned}))::int as returned, (count(*) filter (where {ReportView.IsChecked}))::int as checked,
               (count(*) filter (where {ReportView.IsDue}))::int as due, (count(*) filter (where {ReportView.IsSameDay}))::int as same_day, (count(*) filter (where {ReportView.IsLate}))::int as late
        from   {ReportView.From} where {ReportView.Where}
        having count(*) > 0;
        select day, sent_at, channel, receipt, reports, logged_by from sales.report_feedbacks where store_id = @store and day >= @from and day <= @until order by sent_at desc
        """;

    private const string EmptySql = "select exists (select 1 from sales.report_days where store_id = @store and day = @day and reports = 0 and reopened_at is null)";

    public async Task<View> Between(DateOnly? from, DateOnly? until, Guid? consultant, CancellationToken ct)
    {
        var span = await VisitSpan.Of(from, until, calendar, ct);
        var (counts, sent) = await db.Both<Row, Sent>(Sql, new { from = span.From, until = span.Until, now = clock.GetUtcNow(), zone = (await calendar.Zone(ct)).Id, only = ReportView.Only(caller, consultant) }, ct);
        var names = await people.Named([.. sent.Select(s => s.LoggedBy).Distinct()], ct);
        return new(counts is [var row] ? row : null, [.. sent.Select(s => new Feedback(s.Day, s.SentAt, s.Channel, s.Receipt, s.Reports, names.GetValueOrDefault(s.LoggedBy)?.Name))],
            await db.Row<bool>(EmptySql, new { day = span.Until }, ct));
    }

    private sealed record Sent(DateOnly Day, DateTimeOffset SentAt, string Channel, string Receipt, int Reports, Guid LoggedBy);
}
