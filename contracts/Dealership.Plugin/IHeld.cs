using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>
/// What a department holds under one person's name beside his obligations, for the sheet on which he hands over (离岗交接). The
/// department hears <see cref="Dealership.Contracts.Admin.WorkHandedOver"/> and puts it under the receiver's name in its own books.
/// </summary>
public interface IHeld
{
    /// <summary>All of it that is still open, the most pressing first; without a customer's name or number, for it is printed.</summary>
    Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct);
}

/// <summary>One thing that somebody holds.</summary>
/// <param name="What">What it is and how it stands.</param>
/// <param name="Link">Address of its record.</param>
/// <param name="Due">What it was promised for, if anything.</param>
public sealed record Held(Text What, string Link, DateTimeOffset? Due = null);

/// <summary>What one department holds under a person's name.</summary>
/// <param name="Department">Its name in code.</param>
/// <param name="Things">What.</param>
public sealed record HeldBlock(string Department, IReadOnlyList<Held> Things);
