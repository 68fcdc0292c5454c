using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>The general manager approves the application, or sends it back with what is to change. Nobody decides on his own.</summary>
[Needs(ResourceRights.Approve)]
internal sealed class DecideResources(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Decision { get; set; }
        public string? Why { get; set; }
    }

    private const string OpenSql = """
        select s.id, s.by_person from sales.resource_submissions s where s.store_id = @store and s.application_id = @id and s.asks and s.approved is null for update
        """;

    private const string Sql = "update sales.resource_submissions set approved = @approved, decided_why = nullif(@why, ''), decided_at = @now, decided_by = @by where store_id = @store and id = @submission";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Decision is not ("approve" or "refuse"), nameof(form.Decision), "请选择批准或退回。", "Approve it or send it back.")
            .When(form.Decision == "refuse" && string.IsNullOrWhiteSpace(form.Why), nameof(form.Why), "退回时请写明要改什么。", "Say what is to change.")
            .When(form.Why?.Length > 500, nameof(form.Why), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        if (await db.Row<Waiting>(OpenSql, new { id }, ct) is not { } waiting) return Outcome.Refused("没有等待批准的申报，或已有人决定。", "No application waits, or somebody has decided.");
        if (waiting.ByPerson == caller.PersonId) return Outcome.Refused("自己提交的申报不能自己批准。", "Nobody approves what he handed in.");
        var (now, approved) = (clock.GetUtcNow(), form.Decision == "approve");
        await db.Do(Sql, new { submission = waiting.Id, approved, why = form.Why?.Trim(), now, by = caller.PersonId }, ct);
        db.Tell(new ResourcesDecided(waiting.Id, id, approved, now, caller.PersonId), id);
        return Outcome.Done(id, approved ? new("已批准", "Approved") : new("已退回", "Sent back"));
    }

    private sealed record Waiting(Guid Id, Guid ByPerson);
}
