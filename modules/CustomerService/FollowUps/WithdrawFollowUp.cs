using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>A handover that was taken back needs no call; calls already made stay on record.</summary>
internal sealed class WithdrawFollowUp(Db db) : IListen<HandoverCancelled>
{
    private const string Sql = """
        update customer_service.follow_ups set withdrawn_at = @At
        where  store_id = @store and delivery_id = @DeliveryId and withdrawn_at is null
        """;

    public Task Hear(HandoverCancelled fact, Told told, CancellationToken ct) => db.Do(Sql, new { fact.DeliveryId, fact.At }, ct);
}
