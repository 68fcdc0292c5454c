using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Approves or rejects a request to be excused (审批豁免): the general manager or somebody above, never who asked or owes.</summary>
[Needs(LedgerRights.DecideExemptions)]
internal sealed class DecideExemption(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>approve</c> or <c>reject</c>.</summary>
        public string? Verdict { get; set; }

        public string? Answer { get; set; }
    }

    private const string WhoseSql = """
        select o.id, x.asked_by from admin.exemptions x
        join   admin.obligations o on o.store_id = @store and o.clause_code = x.clause_code and o.subject = x.subject
        where  x.store_id = @store and x.id = @exemption
        """;

    private const string Sql = """
        update admin.exemptions set decided_by = @me, decided_at = @now, approved = @approve, answer = @answer
        where  store_id = @store and id = @exemption and decided_at is null and asked_by <> @me
        """;

    /// <summary>Field names of problems: Verdict, Answer.</summary>
    public async Task<Outcome> Now(Guid exemption, Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var whose = await db.Row<Whose>(WhoseSql, new { exemption }, ct);
        if (whose is null) return Outcome.Refused("没有这份申请。", "There is no such request.");
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = whose.Id, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        if (whose.AskedBy == caller.PersonId) return Outcome.Refused("不能审批自己提出的申请，请由上级或总经理审批。", "Nobody decides on his own request; a superior or the general manager does.");
        if (row is null || !ObligationRecord.MayDecide(row, whose.AskedBy, caller))
            return Outcome.Refused("只有责任岗位的上级和总经理可以审批，且不能审批自己的待办。", "Only those above the position and the general manager decide, and nobody on his own duty.");
        var answer = form.Answer?.Trim() ?? "";
        var problems = new Problems()
            .When(form.Verdict is not ("approve" or "reject"), nameof(Form.Verdict), "请选择批准或驳回", "Approve or reject.")
            .When(form.Verdict == "reject" && answer.Length == 0, nameof(Form.Answer), "驳回请写明理由", "Say why it is rejected.")
            .When(answer.Length > 500, nameof(Form.Answer), "最多500字", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        var decided = await db.Do(Sql, new { exemption, me = caller.PersonId, now, approve = form.Verdict == "approve", answer }, ct);
        if (decided == 0) return Outcome.Refused("这份申请已经审批过了。", "The request was decided already.");
        return Outcome.Done(exemption, form.Verdict == "approve" ? new("已批准豁免。", "Exempted.") : new("已驳回，待办照旧。", "Rejected; it stays owed."));
    }

    private sealed record Whose(Guid Id, Guid AskedBy);
}
