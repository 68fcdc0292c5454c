namespace Dealership.Contracts.Sales;

/// <summary>A handover was taken back (交车取消) or its import reverted; what was owed for it is owed no more.</summary>
/// <param name="DeliveryId">The handover.</param>
/// <param name="At">When it was taken back.</param>
[Matter("交车取消", "A handover was taken back")]
public sealed record HandoverCancelled(Guid DeliveryId, DateTimeOffset At) : IFact;
