namespace Dealership.Contracts.Sales;

/// <summary>A vehicle came to the store (入库) and is to be checked.</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="At">When.</param>
/// <param name="By">Who took it in.</param>
[Matter("新车入库", "A vehicle came into stock")]
public sealed record VehicleReceived(Guid VehicleId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A vehicle that came was looked at (入库检查).</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Damaged">It is not for sale until repaired.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("新车入库检查", "A vehicle was checked as it came in")]
public sealed record VehicleCheckedIn(Guid VehicleId, Guid CheckId, bool Damaged, DateTimeOffset At, Guid By) : IFact;

/// <summary>Something happened to a vehicle in stock (车辆动态).</summary>
/// <param name="MoveId">The move.</param>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="Kind">What: <c>moved</c>, <c>damaged</c>, <c>repaired</c> …</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("车辆动态", "A vehicle was moved or changed its state")]
public sealed record VehicleMoved(Guid MoveId, Guid VehicleId, string Kind, DateTimeOffset At, Guid By) : IFact;
