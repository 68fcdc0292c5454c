namespace Dealership.Contracts.Admin;

/// <summary>The positions (岗位) of the caller's store.</summary>
public interface IPositions
{
    /// <summary>All of them, in the order of the organisation.</summary>
    Task<IReadOnlyList<PositionCard>> All(CancellationToken ct);
}

/// <summary>A position.</summary>
/// <param name="Code">E.g. CS.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Superior">Code of the position it reports to.</param>
public sealed record PositionCard(string Code, Text Name, string? Superior);
