using Dealership.Plugin;
using Dealership.Sales.Reports;
using Dealership.Sales.Showroom;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Reports;

/// <summary>A house in which Wei and Hua stand on Wednesday's roster, 4 March, and owe its reports by 17:45.</summary>
public abstract class ReportHouse : CardHouse
{
    private protected Task Roster(params DemoPerson[] onDuty) =>
        Ok(House.Do(Cast.Zhan, (SetRoster duty) => duty.Now(new() { OnDuty = [.. onDuty.Select(p => p.Id)] }, default)));

    /// <summary>The store's clock, today.</summary>
    private protected void At(int hour, int minute = 0) => House.Clock.SetUtcNow(TimeZoneInfo.ConvertTime(House.Clock.GetUtcNow(), Cast.Zone).Date.AddHours(hour - 8).AddMinutes(minute));

    /// <summary>What the house does by itself, and what everybody hears of it.</summary>
    private protected async Task Round()
    {
        House.Clock.Advance(TimeSpan.FromMinutes(6));
        await House.Tick();
        await House.Settle();
    }

    private protected Task<Guid> ReportOf(DemoPerson who, string day = "2026-03-04") =>
        House.Sql<Guid>("select id from sales.daily_reports where consultant_id = @who and day = @day::date and excused_at is null", new { who = who.Id, day });

    private protected Task<Guid> VersionOf(Guid report) => House.Sql<Guid>("select id from sales.report_versions where report_id = @report order by number desc limit 1", new { report });

    private protected async Task<Outcome> Confirm(DemoPerson who, string? remark = null) =>
        await ReportOf(who) is var report ? await House.Do(who, (ConfirmReport duty) => duty.Now(report, new() { Remark = remark }, default)) : throw new InvalidOperationException();

    private protected Task<Outcome> Check(params Guid[] versions) => House.Do(Cast.Song, (CheckReports duty) => duty.Now(new() { Versions = versions }, default));

    private protected async Task<ReportRecord.View> Show(DemoPerson whose, DemoPerson by) =>
        await ReportOf(whose) is var report ? (await House.Read(by, (ReportRecord record) => record.Show(report, default)))! : throw new InvalidOperationException();

    private protected async Task<ReportCounts.Row?> Counts(DemoPerson? by = null) => (await House.Read(by ?? Cast.Song, (ReportCounts counts) => counts.Between(null, null, null, default))).Counts;

    /// <summary>How the obligation of a clause about a subject stands.</summary>
    private protected Task<string?> Desk(string clause, Guid subject) => House.Sql<string?>("""
        select p.name || ' ' || to_char(o.due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') || case when o.settled_at is null then '' else ' settled' end
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = @clause and o.subject = @subject
        """, new { clause, subject });

    /// <summary>What proves today's checking (SM-4).</summary>
    private protected Task<int> ProofsOf(string clause) => House.Sql<int>("""
        select count(*)::int from admin.evidence e join admin.obligations o on o.store_id = e.store_id and o.clause_code = e.clause_code and o.subject = e.subject
        where e.clause_code = @clause and e.grade = 'event' and o.settled_at is not null
        """, new { clause });
}
