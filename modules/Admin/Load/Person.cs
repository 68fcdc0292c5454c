namespace Dealership.Admin.Load;

/// <summary>Somebody who holds a position on the week's Monday, with the positions he holds.</summary>
internal sealed record Person(Guid Id, string Name, string[] Codes, string[] Zh, string[] En);

/// <summary>A position, the held one that stands in for it, and the department whose hours it works.</summary>
internal sealed record Post(string Code, string? Keeper, string Department);

/// <summary>Who does somebody's work in a position on a day on which he is away.</summary>
internal sealed record Absence(DateOnly Day, Guid PersonId, string PositionCode, Guid SubstituteId);

/// <summary>How many of a clause, of whom; nobody: whoever holds the position.</summary>
internal sealed record Tally(string Clause, string Position, Guid? Holder, int Number);
