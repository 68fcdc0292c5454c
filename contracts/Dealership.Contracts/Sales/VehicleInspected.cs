namespace Dealership.Contracts.Sales;

/// <summary>A vehicle passed its inspection before delivery (PDI合格); told once per sheet.</summary>
/// <param name="SheetId">The sheet.</param>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="At">When it was signed.</param>
/// <param name="By">Who looked.</param>
[Matter("PDI合格", "A vehicle passed its inspection")]
public sealed record VehicleInspected(Guid SheetId, Guid VehicleId, DateTimeOffset At, Guid By) : IFact;
