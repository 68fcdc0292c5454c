namespace Dealership.Contracts;

/// <summary>
/// What was really owed, counted from the business itself and never from the list of obligations: the denominator (分母).
/// </summary>
public interface ICount
{
    /// <summary>Everything that came to be owed in the half-open span, oldest first, of the caller's store.</summary>
    /// <param name="from">First instant counted.</param>
    /// <param name="until">First instant no longer counted.</param>
    /// <param name="ct">Stops the question.</param>
    Task<IReadOnlyList<Counted>> Between(DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}

/// <summary>One thing that was owed for.</summary>
/// <param name="Subject">The id that obligation and evidence carry too.</param>
/// <param name="At">When it happened; the due time follows from it.</param>
/// <param name="EnteredLate">It was entered after the fact (补录); it counts, and says so.</param>
public sealed record Counted(Guid Subject, DateTimeOffset At, bool EnteredLate);
