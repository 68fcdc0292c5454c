using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>An outcome (结果指标) that doing a clause in time should move.</summary>
/// <param name="Measure">The question whose answer is the outcome.</param>
/// <param name="What">Its name on the screen.</param>
/// <param name="Raises">More of it is better.</param>
/// <param name="Worth">The smallest difference that makes the work worth while, in the measure's unit; a proposal, the reader may try another.</param>
public sealed record Effect(Type Measure, Text What, bool Raises, decimal Worth)
{
    /// <summary>As addresses write it: <c>HandoverScores</c>.</summary>
    public string Name => Measure.Name[1..];

    /// <summary>It happened or it did not: the mean is a share.</summary>
    public bool IsShare => Measure.IsAssignableTo(typeof(IHappened));
}
