namespace Dealership.Contracts.Sales;

/// <summary>Somebody stood at the car, read its VIN and asks that it may leave the stock (出库申请).</summary>
/// <param name="ReleaseId">This asking.</param>
/// <param name="OrderId">The order.</param>
/// <param name="AskedBy">Who asks; he never approves it.</param>
/// <param name="At">When.</param>
[Matter("出库申请", "A vehicle's release was asked for")]
public sealed record ReleaseAsked(Guid ReleaseId, Guid OrderId, Guid AskedBy, DateTimeOffset At) : IFact;

/// <summary>A vehicle may leave the stock (出库审批).</summary>
/// <param name="ReleaseId">The asking.</param>
/// <param name="OrderId">The order.</param>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="ConsultantId">Who looks after the order and explains the vehicle to its buyer.</param>
/// <param name="At">When.</param>
/// <param name="By">Who approved it.</param>
[Matter("出库审批", "A vehicle was released")]
public sealed record VehicleReleased(Guid ReleaseId, Guid OrderId, Guid VehicleId, Guid ConsultantId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A release is not asked for any more: the order was cancelled.</summary>
/// <param name="ReleaseId">The asking.</param>
/// <param name="At">When.</param>
[Matter("出库申请撤回", "A release is not asked for any more")]
public sealed record ReleaseDropped(Guid ReleaseId, DateTimeOffset At) : IFact;

/// <summary>Everything that a buyer is shown at his handover was explained to him (交车说明).</summary>
/// <param name="DeliveryId">The handover.</param>
/// <param name="OrderId">The order.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("交车说明", "A vehicle was explained to its buyer")]
public sealed record HandoverExplained(Guid DeliveryId, Guid OrderId, DateTimeOffset At, Guid By) : IFact;
