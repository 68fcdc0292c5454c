using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// The manager has read these reports and they stand (检查), one or many at once, with an instruction if he has one. The last of a day makes the day checked,
/// which is the daily occurrence of SM-4.
/// </summary>
[Needs(ReportRights.Check)]
internal sealed class CheckReports(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal const int LongestInstruction = 300;

    internal sealed class Form
    {
        /// <summary>What was handed in, as it was read: an older version is not checked.</summary>
        public Guid[] Versions { get; set; } = [];
        public string? Instruction { get; set; }
    }

    private const string Sql = """
        update sales.report_versions v set decided_at = @now, decided_by = @by, returned = false, instruction = @instruction
        from   sales.daily_reports r
        where  v.store_id = @store and v.id = any(@versions) and v.decided_at is null and r.store_id = @store and r.id = v.report_id and r.excused_at is null and r.consultant_id <> @by
          and  not exists (select 1 from sales.report_versions n where n.store_id = @store and n.report_id = r.id and n.number > v.number)
        returning r.day
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        if (form.Instruction?.Length > LongestInstruction) return new Problems().When(true, nameof(form.Instruction), $"指示最多{LongestInstruction}字。", $"At most {LongestInstruction} characters.").Refusal();
        if (form.Versions.Length == 0) return Outcome.Refused("请先勾选日报。", "Tick the reports first.");
        await db.Do(ReportHold.Sql, null, ct);
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        var days = await db.Rows<DateOnly>(Sql, new { versions = form.Versions, now, by = caller.PersonId, instruction = string.IsNullOrWhiteSpace(form.Instruction) ? null : form.Instruction.Trim() }, ct);
        if (days.Count == 0) return Outcome.Refused("这些日报已检查、已退回，或顾问刚又交了一版，请重新看。", "They are checked or returned already, or another version came this moment; look again.");
        var whole = false;
        foreach (var day in days.Distinct()) whole |= await ReportHold.CheckDay(db, day, today, now, caller.PersonId, ct);
        return Outcome.Done(null, whole ? new($"已检查{days.Count}份，当天的日报全部检查完", $"{days.Count} checked; that was all of the day") : new Text($"已检查{days.Count}份", $"{days.Count} checked"));
    }
}
