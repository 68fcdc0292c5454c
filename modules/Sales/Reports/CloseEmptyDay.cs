using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>Nobody worked today, so there is no report to check (无日报): said by the manager, once reports would be due. No report found is not all reports checked.</summary>
[Needs(ReportRights.Check)]
internal sealed class CloseEmptyDay(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ReportTime time) : IDuty
{
    private const string Sql = """
        insert into sales.report_days (store_id, id, day, reports, checked_at, checked_by)
        select @store, @id, @day, 0, @now, @by
        where  not exists (select 1 from sales.daily_reports r where r.store_id = @store and r.day = @day and r.excused_at is null)
        on     conflict (store_id, day) where reopened_at is null do nothing
        returning id
        """;

    public async Task<Outcome> Now(CancellationToken ct)
    {
        var (now, day, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var due = await time.On(day, ct);
        if (now < zone.Instant(day.ToDateTime(due))) return Outcome.Refused($"{due:HH\\:mm}以后再说，今天还可能有人上班。", $"Say so after {due:HH\\:mm}: somebody may still come.");
        await db.Do(ReportHold.Sql, null, ct);
        var id = Guid.CreateVersion7();
        if (await db.Row<Guid?>(Sql, new { id, day, now, by = caller.PersonId }, ct) is null) return Outcome.Refused("今天有应交的日报，请逐份检查；或今天已说过。", "Reports are owed today: check them; or it was said already.");
        db.Tell(new DailyReportsChecked(id, day, 0, false, now, caller.PersonId), id);
        return Outcome.Done(id, new("已记录：今天没有顾问上班", "Noted: nobody worked today"));
    }
}
