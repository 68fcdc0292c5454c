using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>The general manager approves a year's sales plan or gives it back with a reason; never whoever made it.</summary>
[Needs(PlanRights.Approve)]
internal sealed class DecidePlan(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public bool? Approve { get; set; }
        /// <summary>What is to be changed; needed for a no.</summary>
        public string? Why { get; set; }
    }

    private const string Sql = """
        update sales.plans set decided_at = @now, decided_by = @by, refused = @refused, decided_why = @why
        where  store_id = @store and id = @id and decided_at is null and made_by <> @by returning year, report_id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Approve is null, nameof(form.Approve), "请选择批准或退回。", "Choose whether to approve it.")
            .When(form.Approve == false && string.IsNullOrWhiteSpace(form.Why), nameof(form.Why), "请写明要改什么。", "Say what is to be changed.")
            .When(form.Why?.Length > 300, nameof(form.Why), "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        var (now, refused) = (clock.GetUtcNow(), form.Approve == false);
        if (await db.Row<Decided>(Sql, new { id, now, by = caller.PersonId, refused, why = string.IsNullOrWhiteSpace(form.Why) ? null : form.Why.Trim() }, ct) is not { } plan)
            return Outcome.Refused("没有等待您决定的这份计划；自己编的计划由别人批准。", "No such plan waits for your decision; one's own plan is approved by somebody else.");
        db.Tell(new PlanDecided(id, plan.ReportId, plan.Year, refused, caller.PersonId, now), id);
        return Outcome.Done(id, refused ? new("计划已退回", "The plan was given back") : new("计划已批准，请上报厂家", "The plan is approved; it is to be reported to the maker"));
    }

    private sealed record Decided(int Year, Guid ReportId);
}
