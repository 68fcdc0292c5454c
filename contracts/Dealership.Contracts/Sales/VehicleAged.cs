namespace Dealership.Contracts.Sales;

/// <summary>A vehicle has stood so long that somebody decides what becomes of it (库龄预警).</summary>
/// <param name="AgeingId">This entry into a band.</param>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="Band"><c>yellow</c>, <c>orange</c> or <c>red</c>.</param>
/// <param name="At">When it was seen.</param>
[Matter("车辆库龄进入新档", "A vehicle grew old in stock")]
public sealed record VehicleAged(Guid AgeingId, Guid VehicleId, string Band, DateTimeOffset At) : IFact;

/// <summary>Somebody decided what becomes of it.</summary>
/// <param name="AgeingId">The entry into a band.</param>
/// <param name="Decision"><c>promotion</c>, <c>discount</c>, <c>swap</c> or <c>keep</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("长库龄车辆决定", "An aged vehicle was decided on")]
public sealed record AgedVehicleDecided(Guid AgeingId, string Decision, DateTimeOffset At, Guid By) : IFact;

/// <summary>It was sold, left, or is in the next band already: nothing is to be decided for this one.</summary>
/// <param name="AgeingId">The entry into a band.</param>
/// <param name="At">When.</param>
[Matter("长库龄车辆已离开", "An aged vehicle left its band")]
public sealed record AgedVehicleGone(Guid AgeingId, DateTimeOffset At) : IFact;
