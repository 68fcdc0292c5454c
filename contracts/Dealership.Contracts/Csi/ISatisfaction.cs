namespace Dealership.Contracts.Csi;

/// <summary>The store's own satisfaction scores (SSI, 内部), on 1,000 points, without names.</summary>
public interface ISatisfaction
{
    /// <summary>Index and factors of the surveys completed in the span; nothing when there were none (还没有数据).</summary>
    Task<SatisfactionSummary?> Between(DateOnly from, DateOnly until, CancellationToken ct);
}

/// <summary>Scores with the number of interviews behind them.</summary>
/// <param name="Index">Weighted index.</param>
/// <param name="Interviews">Completed interviews.</param>
/// <param name="Sampled">Interviews owed in the span: the coverage.</param>
/// <param name="OpenCases">Low-score cases not closed yet.</param>
/// <param name="Factors">By factor, in the order of the questionnaire.</param>
public sealed record SatisfactionSummary(decimal Index, int Interviews, int Sampled, int OpenCases, IReadOnlyList<FactorAverage> Factors);

/// <summary>One factor.</summary>
/// <param name="Factor">Factor code.</param>
/// <param name="Name">As the screen says it.</param>
/// <param name="Weight">Published weight; divide by the sum of all.</param>
/// <param name="Score">Mean score.</param>
/// <param name="Answers">How many interviews answered it.</param>
public sealed record FactorAverage(string Factor, Text Name, decimal Weight, decimal Score, int Answers);
