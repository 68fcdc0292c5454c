using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>Takes a handover back (交车取消) with a reason; what was owed for it is owed no more.</summary>
[Needs(Rights.CancelDelivery)]
internal sealed class CancelDelivery(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        insert into sales.delivery_cancellations (store_id, delivery_id, reason, at, by_person)
        select @store, id, @reason, @now, @by from sales.deliveries where store_id = @store and id = @deliveryId
        on conflict do nothing
        returning delivery_id
        """;

    public async Task<Outcome> Now(Guid deliveryId, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new Problems().When(true, "Reason", "请写明取消原因。", "Say why.").Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { deliveryId, reason = reason.Trim(), now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("没有这次交车，或已经取消。", "There is no such handover, or it was taken back already.");
        db.Tell(new HandoverCancelled(deliveryId, now), deliveryId);
        return Outcome.Done(deliveryId, new("交车已取消", "Handover taken back"));
    }
}
