using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// A consultant confirms his day (交日报) with at most a remark: the figures are derived and frozen as they stand. Until it is checked he may
/// confirm again; a returned one is corrected. Each time is another version beside those before.
/// </summary>
[Needs(ReportRights.Confirm)]
internal sealed class ConfirmReport(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ReportFigures figures) : IDuty
{
    /// <summary>A report of a day that has hardly begun says nothing: it opens so many hours before it is due.</summary>
    public const int OpensHours = 3;

    internal const int LongestRemark = 300;

    internal sealed class Form
    {
        public string? Remark { get; set; }
    }

    private const string FindSql = $"""
        select r.day, r.consultant_id, r.opens_at, r.excused_at is not null as excused, v.id as version_id, coalesce(v.number, 0) as number, v.returned
        from   sales.daily_reports r {ReportHold.Latest}
        where  r.store_id = @store and r.id = @id
        """;

    private const string Sql = $"""
        {ReportFigures.Whose}
        insert into sales.report_versions (store_id, id, report_id, number, remark, confirmed_at, confirmed_by, {ReportFigures.Columns})
        select @store, @version, @id, @number, @remark, @now, @Consultant, {ReportFigures.Values} from {ReportFigures.From};
        {ReportFigures.Whose}
        insert into sales.report_lines (store_id, version_id, place, part, card_id, contact_id, due_on, level_before, level)
        select @store, @version, row_number() over (order by l.part desc, l.sort, l.card_id), l.part, l.card_id, l.contact_id, l.due_on, l.level_before, l.level from ({ReportLines.Of}) l
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        await db.Do(ReportHold.Sql, null, ct);
        if (await db.Row<Report>(FindSql, new { id }, ct) is not { } report || report.ConsultantId != caller.PersonId) return Outcome.Refused("没有这份日报，或它是同事的。", "There is no such report, or it is a colleague's.");
        if (report.Excused) return Outcome.Refused("这天不用交日报。", "No report is owed for this day.");
        if (report.Returned == false) return Outcome.Refused("这份日报已检查，不能再改。", "This report is checked and stays as it is.");
        var (now, opens) = (clock.GetUtcNow(), report.OpensAt);
        if (now < opens && await calendar.Zone(ct) is var zone)
            return Outcome.Refused($"{TimeZoneInfo.ConvertTime(opens, zone):HH:mm}以后交，今天的事还没做完。", $"Hand it in after {TimeZoneInfo.ConvertTime(opens, zone):HH:mm}: the day is not over.");
        if (form.Remark?.Length > LongestRemark) return new Problems().When(true, nameof(form.Remark), $"备注最多{LongestRemark}字。", $"At most {LongestRemark} characters.").Refusal();
        var (version, args) = (Guid.CreateVersion7(), await figures.On(report.Day, report.ConsultantId, ct));
        await db.Do(Sql, new { id, version, number = report.Number + 1, remark = form.Remark?.Trim() ?? "", now, args.Day, args.Consultant, args.From, args.Until, args.Month, args.First, args.Next }, ct);
        if (report.Number == 0) db.Tell(new DailyReportConfirmed(id, version, now, caller.PersonId), id);
        if (report.Returned == true) db.Tell(new DailyReportCorrected(report.VersionId!.Value, id, version, now, caller.PersonId), id);
        return Outcome.Done(id, report.Returned == true ? new("更正的日报已交", "The corrected report is handed in") : new Text("日报已交，辛苦了", "The report is handed in"));
    }

    private sealed record Report(DateOnly Day, Guid ConsultantId, DateTimeOffset OpensAt, bool Excused, Guid? VersionId, int Number, bool? Returned);
}
