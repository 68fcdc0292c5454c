namespace Dealership.Contracts.Admin;

/// <summary>
/// What one department held under a person's name is another's from now on (离岗交接): he accepted it, or it fell to him as the
/// superior. Told once per department and sheet.
/// </summary>
/// <param name="SheetId">The hand-over sheet.</param>
/// <param name="Department">The department whose block it was, by its name in code.</param>
/// <param name="FromPerson">Who had it.</param>
/// <param name="ToPerson">Who has it now.</param>
/// <param name="At">Since when.</param>
[Matter("离岗交接", "Work was handed over")]
public sealed record WorkHandedOver(Guid SheetId, string Department, Guid FromPerson, Guid ToPerson, DateTimeOffset At) : IFact;
