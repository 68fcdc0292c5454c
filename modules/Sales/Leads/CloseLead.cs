using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Leads;

/// <summary>A lead that waits is none (无效线索): wrong number, asked twice, wants no car. What somebody has is closed with its card.</summary>
[Needs(LeadRights.Assign)]
internal sealed class CloseLead(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.leads set closed_at = @now, closed_by = @by, closed_why = @why
        where  store_id = @store and id = @id and consultant_id is null and closed_at is null returning id
        """;

    public Task<Outcome> Now(Guid id, string? why) => Task.FromResult(Close(id, why));

    private Outcome Close(Guid id, string? why)
    {
        if (why?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Why", "请写明原因（200字以内）。", "Say why, in at most 200 characters.").Refusal();
        var now = clock.GetUtcNow();
        db.Last(Sql, new { id, now, by = caller.PersonId, why = why.Trim() }, "没有这条线索，或它已经有人跟了。", "There is no such lead, or somebody has it.");
        db.Tell(new LeadClosed(id, now), id);
        return Outcome.Done(id, new("已标为无效", "Marked as void"));
    }
}
