using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>
/// Sums that a department keeps beside the rows they stand for (汇总), so that showing them costs the same however many rows there are. They are
/// kept up by facts; whatever touches a row tells it in the same transaction. Of the caller's store, in the transaction it runs in.
/// </summary>
public interface IRollUp
{
    /// <summary>As people say it.</summary>
    Text Name { get; }

    /// <summary>Makes it anew from the rows; may be done while others work.</summary>
    /// <returns>How many sums were missing or wrong.</returns>
    Task<int> Rebuild(CancellationToken ct);

    /// <summary>Compares it with the rows, and changes nothing. What was told and not yet heard is no difference.</summary>
    Task<IReadOnlyList<WrongSum>> Check(CancellationToken ct);
}

/// <summary>A sum that is not what its rows add up to.</summary>
/// <param name="What">Which: day, figure, for whom.</param>
/// <param name="Kept">As it is kept.</param>
/// <param name="Counted">What the rows add up to.</param>
public sealed record WrongSum(string What, int Kept, int Counted);
