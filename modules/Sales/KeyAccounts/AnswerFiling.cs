using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Writes down the maker's answer to a filing (厂家审核): passed with its policy, not passed, or another dealer was first.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class AnswerFiling(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>passed</c>, <c>refused</c> or <c>taken</c>.</summary>
        public string? Answer { get; set; }
        /// <summary>Yuan a car that the maker's policy grants.</summary>
        public decimal? Policy { get; set; }
        public string? Remark { get; set; }
    }

    private const string Sql = """
        update sales.key_filings set answer = @Answer, policy = @policy, remark = @remark, answered_at = @now, answered_by = @by
        where  store_id = @store and id = @filing and answer is null returning id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await Projects.Hold(db, caller, id, await calendar.Today(ct), ct) is not { ClosedAt: null } project) return Projects.None;
        if (project.FilingId is null || project.Answer is not null) return Outcome.Refused("没有等厂家答复的报备。", "No filing waits for an answer.");
        var problems = new Problems()
            .When(form.Answer is not ("passed" or "refused" or "taken"), nameof(form.Answer), "请选择厂家的答复。", "Choose the maker's answer.")
            .When(form.Answer == "passed" && form.Policy is not (>= 0 and <= 999_999), nameof(form.Policy), "请填写厂家批的每台优惠（元）。", "Enter what the policy grants, in yuan a car.")
            .When(form.Answer is "refused" && string.IsNullOrWhiteSpace(form.Remark), nameof(form.Remark), "请写明不通过的原因。", "Say why it was refused.")
            .When(form.Remark?.Length > 300, nameof(form.Remark), "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { filing = project.FilingId, form.Answer, policy = form.Answer == "passed" ? form.Policy : null, remark = form.Remark?.Trim(), now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(id, new("厂家答复已登记", "Answer written down"));
    }
}
