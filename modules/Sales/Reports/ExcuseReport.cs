using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>He did not work that day after all (当天未上班): on leave, at a training. Nothing is owed; who said so and why stays on the record.</summary>
[Needs(ReportRights.Check)]
internal sealed class ExcuseReport(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Why { get; set; }
    }

    private const string Sql = """
        update sales.daily_reports r set excused_at = @now, excused_by = @by, excused_why = @why
        where  r.store_id = @store and r.id = @id and r.excused_at is null and r.consultant_id <> @by
          and  not exists (select 1 from sales.report_versions v where v.store_id = @store and v.report_id = r.id)
        returning r.day
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(form.Why), nameof(form.Why), "请写明原因。", "Say why.")
            .When(form.Why?.Length > 100, nameof(form.Why), "最多100字。", "At most 100 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(ReportHold.Sql, null, ct);
        var now = clock.GetUtcNow();
        if (await db.Row<DateOnly?>(Sql, new { id, now, by = caller.PersonId, why = form.Why!.Trim() }, ct) is not { } day)
            return Outcome.Refused("这份日报已交，或已免交。", "It is handed in, or owed no longer.");
        db.Tell(new DailyReportExcused(id, now), id);
        await ReportHold.CheckDay(db, day, await calendar.Today(ct), now, caller.PersonId, ct);
        return Outcome.Done(id, new("已免交", "It is owed no longer"));
    }
}
