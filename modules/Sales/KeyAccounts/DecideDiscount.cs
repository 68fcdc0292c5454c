using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Grants or refuses a discount above the policy (超政策审批); never one's own request.</summary>
[Needs(KeyAccountRights.Approve)]
internal sealed class DecideDiscount(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.key_approvals set decided_at = @now, decided_by = @by, granted = @granted, decided_why = @why
        where  store_id = @store and id = @approval and decided_at is null and asked_by <> @by returning project_id
        """;

    /// <param name="approval">The request.</param>
    /// <param name="decision"><c>grant</c> or <c>refuse</c>.</param>
    /// <param name="why">The reason; needed for a refusal.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(Guid approval, string? decision, string? why, CancellationToken ct)
    {
        var problems = new Problems()
            .When(decision is not ("grant" or "refuse"), "Decision", "请选择同意或不同意。", "Choose to grant or to refuse.")
            .When(decision == "refuse" && string.IsNullOrWhiteSpace(why), "Why", "请写明不同意的理由。", "Say why not.")
            .When(why?.Length > 300, "Why", "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { approval, granted = decision == "grant", why = why?.Trim() ?? "", now, by = caller.PersonId }, ct) is not { } project)
            return Outcome.Refused("没有这个申请、已决定，或是您自己提的：请别人审批。", "There is no such request, it is decided, or it is your own: somebody else decides it.");
        db.Tell(new KeyDiscountDecided(approval, project, now, caller.PersonId), project);
        return Outcome.Done(project, decision == "grant" ? new("已同意", "Granted") : new("未同意", "Refused"));
    }
}
