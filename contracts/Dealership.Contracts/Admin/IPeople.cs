namespace Dealership.Contracts.Admin;

/// <summary>Narrow questions about the staff (员工) of the caller's store.</summary>
public interface IPeople
{
    /// <summary>Who holds this position (岗位) today; empty when it is vacant (空岗).</summary>
    Task<IReadOnlyList<PersonCard>> Holding(string position, CancellationToken ct);

    /// <summary>Everybody who works at the store today, by employee number.</summary>
    Task<IReadOnlyList<PersonCard>> Here(CancellationToken ct);

    /// <summary>These people by id, also those who have left.</summary>
    Task<IReadOnlyDictionary<Guid, PersonCard>> Named(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The person with this employee number (工号) or exactly this name; nothing when unknown or ambiguous.</summary>
    Task<PersonCard?> Known(string numberOrName, CancellationToken ct);
}

/// <summary>A member of staff.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">As written on the badge.</param>
/// <param name="Number">Employee number.</param>
/// <param name="Positions">Codes of the positions held.</param>
public sealed record PersonCard(Guid Id, string Name, string Number, IReadOnlyList<string> Positions);
