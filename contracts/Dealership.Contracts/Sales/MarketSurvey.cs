namespace Dealership.Contracts.Sales;

/// <summary>The month's market survey (市场调研) was published.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Month">First day of its month.</param>
/// <param name="Offers">How many rivals' prices and promotions it cites, each with date and source.</param>
/// <param name="Late">Published after the month it is about: it proves nothing.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("市场调研发布", "A market survey was published")]
public sealed record MarketSurveyPublished(Guid SurveyId, DateOnly Month, int Offers, bool Late, DateTimeOffset At, Guid By) : IFact;

/// <summary>How many deals were lost in a month, by reason and model: counts, and nobody behind them.</summary>
/// <param name="SurveyId">The survey it belongs to.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Losses">Counts.</param>
/// <param name="At">When it was counted.</param>
[Matter("战败汇总", "The month's lost deals were counted")]
public sealed record LostSummaryPublished(Guid SurveyId, DateOnly Month, IReadOnlyList<LostCount> Losses, DateTimeOffset At) : IFact;

/// <summary>Approved losses of a reason and a model.</summary>
/// <param name="Reason">Code of the second level.</param>
/// <param name="ModelCode">Which of our models he had looked at; nothing where nobody said.</param>
/// <param name="Count">How many.</param>
public sealed record LostCount(string Reason, string? ModelCode, int Count);
