namespace Dealership.Contracts;

/// <summary>
/// Answers what became of things that a clause was owed for (结果指标), so that doing it in time can be compared with not doing it
/// (职责有没有用). A department implements one of its own that names the outcome; the ledger asks it through the clause.
/// </summary>
public interface IMeasure
{
    /// <summary>The outcome of those of these that have one by now, of the caller's store.</summary>
    /// <param name="subjects">Ids that obligation and evidence carry too.</param>
    /// <param name="ct">Stops the question.</param>
    Task<IReadOnlyList<Measured>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct);
}

/// <summary>A measure of what happened or did not: each value is 1 or 0, and their mean is a share.</summary>
public interface IHappened : IMeasure;

/// <summary>What became of one thing.</summary>
/// <param name="Subject">The id that obligation and evidence carry too.</param>
/// <param name="Value">In the measure's own unit.</param>
/// <param name="At">When it was known.</param>
public sealed record Measured(Guid Subject, decimal Value, DateTimeOffset At);
