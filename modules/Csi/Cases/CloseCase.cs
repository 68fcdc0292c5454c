using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Csi.Cases;

/// <summary>
/// The satisfaction officer calls the buyer again, verifies what was done and closes the case, with what was agreed to change
/// (CSI-5). Nobody closes what he answered himself.
/// </summary>
[Needs(Rights.CloseCases)]
internal sealed class CloseCase(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>What the buyer said when called again.</summary>
    public static readonly string[] Recalls = ["satisfied", "basically-satisfied", "dissatisfied", "unreachable"];

    /// <summary>Result of calling again, and the coaching.</summary>
    internal sealed class Form
    {
        public string? Recall { get; set; }
        public string? Coaching { get; set; }
    }

    private const string CaseSql = """
        select k.consultant_id, a.by_person as answered_by
        from   csi.cases k left join csi.case_answers a on a.store_id = @store and a.case_id = k.id
        where  k.store_id = @store and k.id = @caseId
        """;

    private const string Sql = """
        insert into csi.case_closings (store_id, case_id, recall, coaching, at, by_person) values (@store, @caseId, @recall, @coaching, @now, @by)
        on conflict do nothing
        returning case_id
        """;

    public async Task<Outcome> Now(Guid caseId, Form form, CancellationToken ct)
    {
        if (await db.Row<Row>(CaseSql, new { caseId }, ct) is not { } found) return Outcome.Refused("没有这个案件。", "There is no such case.");
        if (found.AnsweredBy is null) return Outcome.Refused("责任岗位还没有答复，不能关闭。", "Its owner has not answered yet.");
        if (found.ConsultantId == caller.PersonId || found.AnsweredBy == caller.PersonId)
            return Outcome.Refused("答复人和被评价的顾问不能关闭案件。", "Neither who answered nor who was assessed can close the case.");
        var problems = new Problems()
            .When(!Recalls.Contains(form.Recall), nameof(form.Recall), "请选择回访结果。", "Choose what the buyer said when called again.")
            .When(string.IsNullOrWhiteSpace(form.Coaching), nameof(form.Coaching), "请写明辅导内容和约定的改变。", "Say what was coached and what will change.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { caseId, recall = form.Recall, coaching = form.Coaching!.Trim(), now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("这个案件已经关闭。", "This case is closed already.");
        db.Tell(new LowScoreClosed(caseId, now, caller.PersonId), caseId);
        return Outcome.Done(caseId, new("案件已核实关闭", "Verified and closed"));
    }

    private sealed record Row(Guid ConsultantId, Guid? AnsweredBy);
}
