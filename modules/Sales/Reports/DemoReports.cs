using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Funnel;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Reports;

/// <summary>
/// The demo's month starts of half a year, and the daily reports of its last weeks with the figures of their days: nearly all in time and checked
/// the same evening, some returned first. Yesterday's wait to be checked; today's are owed by whoever works.
/// </summary>
internal sealed class DemoReports(Db db)
{
    private const int Days = 14;

    private const string ReportsSql = """
        insert into sales.daily_reports (store_id, id, day, consultant_id, owed_at, opens_at, due_at)
        select @store, r.id, r.day, r.consultant, r.due - interval '9 hours', r.due - interval '3 hours', r.due
        from   unnest(@ids, @days::date[], @consultants, @dues::timestamptz[]) as r(id, day, consultant, due);
        insert into sales.report_days (store_id, id, day, reports, checked_at, checked_by)
        select @store, c.id, c.day, c.reports, c.at, @manager from unnest(@checks, @checkedDays::date[], @counts, @checkedAts::timestamptz[]) as c(id, day, reports, at)
        """;

    private const string Whose = """
        with w as (select g.*, r.day, r.consultant_id as consultant, r.day::timestamp at time zone @zone as from_at, (r.day + 1)::timestamp at time zone @zone as until_at,
                          date_trunc('month', r.day::timestamp) at time zone @zone as month_at, date_trunc('month', r.day)::date as first, r.day + 1 as next
                   from   unnest(@versions, @reports, @numbers, @ats::timestamptz[], @remarks, @decideds::timestamptz[], @returneds, @instructions)
                          as g(version, report, number, at, remark, decided, returned, instruction)
                   join   sales.daily_reports r on r.store_id = @store and r.id = g.report)
        """;

    private const string VersionsSql = $"""
        {Whose}
        insert into sales.report_versions (store_id, id, report_id, number, remark, confirmed_at, confirmed_by, decided_at, decided_by, returned, instruction, {ReportFigures.Columns})
        select @store, w.version, w.report, w.number, w.remark, w.at, w.consultant, w.decided, case when w.decided is not null then @manager end, w.returned, w.instruction, {ReportFigures.Values}
        from   {ReportFigures.From};
        {Whose}
        insert into sales.report_lines (store_id, version_id, place, part, card_id, contact_id, due_on, level_before, level)
        select @store, w.version, row_number() over (partition by w.version order by l.part desc, l.sort, l.card_id), l.part, l.card_id, l.contact_id, l.due_on, l.level_before, l.level
        from   ({ReportLines.Of}) l join w on w.day = l.day and w.consultant = l.consultant
        """;

    private sealed record Report(Guid Id, DateOnly Day, Guid Consultant, DateTimeOffset Due);

    private sealed record Version(Guid Id, Report Report, int Number, DateTimeOffset At, string Remark, DateTimeOffset? Decided, bool? Returned, string? Instruction);

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        for (var month = new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(-5); month <= story.Today; month = month.AddMonths(1))
            await FreezeMonth.Freeze(db, month, story.Zone, story.Zone.Instant(month.ToDateTime(new TimeOnly(0, 2))), ct);
        var (luck, sellers) = (new Random(story.Seed ^ 80), story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).OrderBy(p => p.Number, StringComparer.Ordinal).ToArray());
        if (sellers.Length == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager)) is not { } manager) return;
        // Each has his day off in turn.
        var reports = Enumerable.Range(1, Days).Select(back => story.Today.AddDays(-back)).SelectMany(day => sellers.Where((_, i) => (day.DayNumber + i) % 7 != 0).Select(p =>
        {
            var due = story.Zone.Instant(day.ToDateTime(ReportTime.Otherwise));
            return new Report(DemoId.Of(luck, due.AddHours(-9)), day, p.Id, due);
        })).ToArray();
        var versions = reports.SelectMany(r => Versions(story, r, luck)).ToArray();
        var checks = versions.GroupBy(v => v.Report.Day).Where(g => g.GroupBy(v => v.Report.Id).All(r => r.MaxBy(v => v.Number)!.Returned == false))
            .Select(g => (Id: DemoId.Of(luck, g.Max(v => v.Decided)!.Value), Day: g.Key, Reports: g.Select(v => v.Report.Id).Distinct().Count(), At: g.Max(v => v.Decided)!.Value)).ToArray();
        await db.Do(ReportsSql, new
        {
            manager = manager.Id,
            ids = reports.Select(r => r.Id).ToArray(),
            days = reports.Select(r => Written(r.Day)).ToArray(),
            consultants = reports.Select(r => r.Consultant).ToArray(),
            dues = reports.Select(r => r.Due.UtcDateTime).ToArray(),
            checks = checks.Select(c => c.Id).ToArray(),
            checkedDays = checks.Select(c => Written(c.Day)).ToArray(),
            counts = checks.Select(c => c.Reports).ToArray(),
            checkedAts = checks.Select(c => c.At.UtcDateTime).ToArray(),
        }, ct);
        // Day by day: the tables were filled a moment ago and nobody has counted them, so one statement for all of them is planned badly.
        foreach (var day in versions.GroupBy(v => v.Report.Day)) await WriteDay([.. day], story, manager.Id, ct);
        Tell(reports, versions, manager.Id);
        foreach (var check in checks) db.Tell(new DailyReportsChecked(check.Id, check.Day, check.Reports, false, check.At, manager.Id), check.Id);
    }

    private Task<int> WriteDay(Version[] versions, DemoStory story, Guid manager, CancellationToken ct) => db.Do(VersionsSql, new
    {
        manager,
        zone = story.Zone.Id,
        versions = versions.Select(v => v.Id).ToArray(),
        reports = versions.Select(v => v.Report.Id).ToArray(),
        numbers = versions.Select(v => v.Number).ToArray(),
        ats = versions.Select(v => v.At.UtcDateTime).ToArray(),
        remarks = versions.Select(v => v.Remark).ToArray(),
        decideds = versions.Select(v => v.Decided?.UtcDateTime).ToArray(),
        returneds = versions.Select(v => v.Returned).ToArray(),
        instructions = versions.Select(v => v.Instruction).ToArray(),
    }, ct);

    /// <summary>One in fifteen was handed in late, one in twenty returned and corrected; yesterday nobody has looked yet.</summary>
    private static IEnumerable<Version> Versions(DemoStory story, Report report, Random luck)
    {
        string Said(string zh, string en) => story.Language == "en" ? en : zh;
        var at = report.Due.AddMinutes(luck.NextDouble() < 0.07 ? luck.Next(3, 9) : -luck.Next(4, 55));
        var remark = luck.NextDouble() < 0.2 ? Said("下午下雨，来店少", "Rain in the afternoon, few came") : "";
        var @checked = report.Due.AddMinutes(luck.Next(18, 40));
        if (report.Day == story.Today.AddDays(-1))
        {
            yield return new(DemoId.Of(luck, at), report, 1, at, remark, null, null, null);
            yield break;
        }
        if (luck.NextDouble() < 0.05)
        {
            var back = report.Due.AddMinutes(10);
            yield return new(DemoId.Of(luck, at), report, 1, at, remark, back, true, Said("H级客户今天没有联系，请补上原因", "No H customer was contacted today: say why"));
            at = back.AddMinutes(6);
            yield return new(DemoId.Of(luck, at), report, 2, at, Said("两位约在明天到店", "Two come tomorrow"), @checked, false, null);
            yield break;
        }
        yield return new(DemoId.Of(luck, at), report, 1, at, remark, @checked, false, luck.NextDouble() < 0.1 ? Said("明天先联系逾期的客户", "Tomorrow begin with those that are late") : null);
    }

    private void Tell(Report[] reports, Version[] versions, Guid manager)
    {
        foreach (var r in reports) db.Tell(new DailyReportOwed(r.Id, r.Consultant, r.Day, r.Due.AddHours(-ConfirmReport.OpensHours), r.Due), r.Id);
        foreach (var v in versions.OrderBy(v => v.Number))
        {
            if (v.Number == 1) db.Tell(new DailyReportConfirmed(v.Report.Id, v.Id, v.At, v.Report.Consultant), v.Report.Id);
            else db.Tell(new DailyReportCorrected(versions.Single(b => b.Report == v.Report && b.Number == v.Number - 1).Id, v.Report.Id, v.Id, v.At, v.Report.Consultant), v.Report.Id);
            if (v.Returned == true) db.Tell(new DailyReportReturned(v.Id, v.Report.Id, v.Report.Consultant, v.Decided!.Value, manager), v.Report.Id);
        }
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
