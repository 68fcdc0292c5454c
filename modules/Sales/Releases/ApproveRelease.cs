using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Releases;

/// <summary>Approves that a vehicle leaves the stock (出库审批). Never whoever asked for it.</summary>
[Needs(Rights.ReleaseOrders)]
internal sealed class ApproveRelease(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string AskedSql = """
        select r.id, r.vehicle_id, r.asked_by, r.approved_at is not null as approved, o.consultant_id
        from   sales.releases r join sales.orders o on o.store_id = @store and o.id = r.order_id
        where  r.store_id = @store and r.order_id = @orderId and r.dropped_at is null
        """;

    private const string Sql = "update sales.releases set approved_at = @now, approved_by = @by where store_id = @store and id = @id";

    public async Task<Outcome> Now(Guid orderId, CancellationToken ct)
    {
        if (await db.RowHolding<Asked>(OrderHold.Sql, AskedSql, new { orderId }, ct) is not { Approved: false } asked)
            return Outcome.Refused("没有等待审批的出库：没有申请，或已批准。", "No release waits: it was not asked for, or is approved.");
        if (asked.AskedBy == caller.PersonId) return Outcome.Refused("自己申请的出库由别人审批。", "Somebody else approves what you asked for.");
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id = asked.Id, now, by = caller.PersonId }, ct);
        db.Tell(new VehicleReleased(asked.Id, orderId, asked.VehicleId, asked.ConsultantId, now, caller.PersonId), orderId);
        return Outcome.Done(orderId, new("已批准出库", "Released"));
    }

    private sealed record Asked(Guid Id, Guid VehicleId, Guid AskedBy, bool Approved, Guid ConsultantId);
}
