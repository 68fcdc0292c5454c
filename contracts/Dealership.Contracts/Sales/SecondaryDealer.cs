namespace Dealership.Contracts.Sales;

/// <summary>The file of a secondary dealer (二网档案) was opened; agreement and deposit are to follow.</summary>
/// <param name="DealerId">The dealer.</param>
/// <param name="OfficerId">Who looks after it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("建二网档案", "The file of a secondary dealer was opened")]
public sealed record SecondaryDealerFiled(Guid DealerId, Guid OfficerId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A secondary dealer has its agreement and its deposit and may show cars; told once.</summary>
/// <param name="DealerId">The dealer.</param>
/// <param name="At">When.</param>
/// <param name="By">Who completed the file.</param>
[Matter("二网启用", "A secondary dealer began")]
public sealed record SecondaryDealerStarted(Guid DealerId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The work with a secondary dealer ended.</summary>
/// <param name="DealerId">The dealer.</param>
/// <param name="At">When.</param>
[Matter("二网终止", "The work with a secondary dealer ended")]
public sealed record SecondaryDealerEnded(Guid DealerId, DateTimeOffset At) : IFact;

/// <summary>A secondary dealer holds more than it may: over its limit, not covered by its deposit, or without an agreement in force.</summary>
/// <param name="BreachId">This breach.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="Kind"><c>over-limit</c>, <c>uncovered</c> or <c>expired</c>.</param>
/// <param name="At">When it was seen.</param>
[Matter("二网超限预警", "A secondary dealer is over its limit")]
public sealed record SecondaryBreachFound(Guid BreachId, Guid DealerId, string Kind, DateTimeOffset At) : IFact;

/// <summary>The breach is gone: cars came back, the deposit was topped up, the agreement renewed.</summary>
/// <param name="BreachId">The breach.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; nobody when it went by itself.</param>
[Matter("二网超限消除", "A secondary dealer is within its limit again")]
public sealed record SecondaryBreachCured(Guid BreachId, Guid DealerId, DateTimeOffset At, Guid? By) : IFact;

/// <summary>A month's grade asks the dealer to put things right (整改).</summary>
/// <param name="RectificationId">What is owed.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="OfficerId">Who helps it and answers for it.</param>
/// <param name="DueAt">Last instant in time.</param>
[Matter("二网限期整改", "A secondary dealer is to put things right")]
public sealed record SecondaryRectificationOwed(Guid RectificationId, Guid DealerId, Guid OfficerId, DateTimeOffset DueAt) : IFact;

/// <summary>The dealer put it right, and somebody looked.</summary>
/// <param name="RectificationId">What was owed.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="At">When.</param>
/// <param name="By">Who looked.</param>
[Matter("二网整改完成", "A secondary dealer put things right")]
public sealed record SecondaryRectified(Guid RectificationId, Guid DealerId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Grade D for the second time running: the work with the dealer should end.</summary>
/// <param name="ProposalId">The proposal.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="At">When.</param>
[Matter("建议终止二网", "It is proposed to end the work with a secondary dealer")]
public sealed record SecondaryEndProposed(Guid ProposalId, Guid DealerId, DateTimeOffset At) : IFact;

/// <summary>The sales manager decided on the proposal.</summary>
/// <param name="ProposalId">The proposal.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("二网去留已决定", "It was decided whether a secondary dealer stays")]
public sealed record SecondaryEndDecided(Guid ProposalId, Guid DealerId, DateTimeOffset At, Guid By) : IFact;
