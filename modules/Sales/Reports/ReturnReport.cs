using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>The manager sends a report back with what to put right (退回); its consultant owes a corrected one.</summary>
[Needs(ReportRights.Check)]
internal sealed class ReturnReport(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Instruction { get; set; }
    }

    private const string Sql = """
        update sales.report_versions v set decided_at = @now, decided_by = @by, returned = true, instruction = @instruction
        from   sales.daily_reports r
        where  v.store_id = @store and v.id = @version and v.decided_at is null and r.store_id = @store and r.id = v.report_id and r.consultant_id <> @by
          and  not exists (select 1 from sales.report_versions n where n.store_id = @store and n.report_id = r.id and n.number > v.number)
        returning r.id, r.consultant_id
        """;

    public async Task<Outcome> Now(Guid version, Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(form.Instruction), nameof(form.Instruction), "请写明要更正什么。", "Say what to put right.")
            .When(form.Instruction?.Length > CheckReports.LongestInstruction, nameof(form.Instruction), $"指示最多{CheckReports.LongestInstruction}字。", $"At most {CheckReports.LongestInstruction} characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(ReportHold.Sql, null, ct);
        var now = clock.GetUtcNow();
        if (await db.Row<Report>(Sql, new { version, now, by = caller.PersonId, instruction = form.Instruction!.Trim() }, ct) is not { } report)
            return Outcome.Refused("这份日报已检查或退回，或顾问刚又交了一版，请重新看。", "It is checked or returned already, or another version came this moment; look again.");
        db.Tell(new DailyReportReturned(version, report.Id, report.ConsultantId, now, caller.PersonId), report.Id);
        return Outcome.Done(report.Id, new("已退回，顾问会看到您的指示", "Returned; the consultant reads your instruction"));
    }

    private sealed record Report(Guid Id, Guid ConsultantId);
}
