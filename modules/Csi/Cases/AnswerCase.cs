using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Csi.Cases;

/// <summary>
/// The owner of a low-score case says why it happened and what was done. Never the consultant who was assessed; where the
/// owner himself sold the car, the general manager answers.
/// </summary>
[Needs(Rights.AnswerCases)]
internal sealed class AnswerCase(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>Cause, and measure taken.</summary>
    internal sealed class Form
    {
        public string? Cause { get; set; }
        public string? Measure { get; set; }
    }

    private const string CaseSql = "select consultant_id, owner_position from csi.cases where store_id = @store and id = @caseId";

    private const string Sql = """
        insert into csi.case_answers (store_id, case_id, cause, measure, at, by_person) values (@store, @caseId, @cause, @measure, @now, @by)
        on conflict do nothing
        returning case_id
        """;

    public async Task<Outcome> Now(Guid caseId, Form form, CancellationToken ct)
    {
        if (await db.Row<Row>(CaseSql, new { caseId }, ct) is not { } found) return Outcome.Refused("没有这个案件。", "There is no such case.");
        if (found.ConsultantId == caller.PersonId) return Outcome.Refused("被评价的顾问不能处理自己的案件。", "Who was assessed cannot answer his own case.");
        if (!caller.Positions.Contains(found.OwnerPosition) && !caller.Positions.Contains(Position.GeneralManager))
            return Outcome.Refused("这个案件由责任岗位或总经理答复。", "This case is its owner's or the general manager's to answer.");
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(form.Cause), nameof(form.Cause), "请写明原因。", "Say why it happened.")
            .When(string.IsNullOrWhiteSpace(form.Measure), nameof(form.Measure), "请写明已采取的措施。", "Say what was done.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { caseId, cause = form.Cause!.Trim(), measure = form.Measure!.Trim(), now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("这个案件已经答复过。", "This case was already answered.");
        db.Tell(new LowScoreAnswered(caseId, now, caller.PersonId), caseId);
        return Outcome.Done(caseId, new("已答复，等待满意度专员回访核实", "Answered; the satisfaction officer verifies it"));
    }

    private sealed record Row(Guid ConsultantId, string OwnerPosition);
}
