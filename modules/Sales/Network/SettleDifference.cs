using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Clears a difference up (差异了结): what it was and what was done.</summary>
[Needs(NetworkRights.Decide)]
internal sealed class SettleDifference(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.secondary_differences d set settled_at = @now, settled_by = @by, settled_how = @how
        from   sales.secondary_reconciliations r
        where  d.store_id = @store and d.id = @id and d.settled_at is null and r.store_id = @store and r.id = d.reconciliation_id
        returning r.month_id
        """;

    public async Task<Outcome> Now(Guid id, string? how, CancellationToken ct)
    {
        if (how?.Trim().Length is null or < 10 or > 500) return new Problems().When(true, "How", "请写明查到什么、怎么处理（10到500字）。", "Say what it was and what was done, in 10 to 500 characters.").Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, how = how.Trim(), now, by = caller.PersonId }, ct) is not { } month) return Outcome.Refused("没有这处差异，或已了结。", "There is no such difference, or it is cleared up.");
        db.Tell(new SecondaryMismatchSettled(id, month, now, caller.PersonId), month);
        return Outcome.Done(month, new("差异已了结", "Difference cleared up"));
    }
}
