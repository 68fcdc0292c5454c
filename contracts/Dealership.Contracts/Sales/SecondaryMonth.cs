namespace Dealership.Contracts.Sales;

/// <summary>A month began for a secondary dealer: it is to be reconciled and assessed.</summary>
/// <param name="MonthId">The dealer's month.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="OfficerId">Who looks after it.</param>
/// <param name="DueAt">Last instant in time.</param>
[Matter("二网月度开始", "A secondary dealer's month began")]
public sealed record SecondaryMonthOpened(Guid MonthId, Guid DealerId, Guid OfficerId, DateTimeOffset DueAt) : IFact;

/// <summary>Nothing is owed for the month any more: the dealer is no longer one.</summary>
/// <param name="MonthId">The dealer's month.</param>
/// <param name="At">When.</param>
[Matter("二网月度取消", "A secondary dealer's month fell away")]
public sealed record SecondaryMonthDropped(Guid MonthId, DateTimeOffset At) : IFact;

/// <summary>Stock and account of a month were reconciled and both signed (月度对账).</summary>
/// <param name="MonthId">The dealer's month.</param>
/// <param name="ReconciliationId">The sheet.</param>
/// <param name="At">When the second signed.</param>
/// <param name="By">Who had it signed.</param>
[Matter("二网月度对账", "A secondary dealer was reconciled with")]
public sealed record SecondaryReconciled(Guid MonthId, Guid ReconciliationId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A reconciliation found a difference in cars or account.</summary>
/// <param name="DifferenceId">The difference.</param>
/// <param name="MonthId">The dealer's month.</param>
/// <param name="At">When.</param>
[Matter("二网对账差异", "A reconciliation with a secondary dealer found a difference")]
public sealed record SecondaryMismatchFound(Guid DifferenceId, Guid MonthId, DateTimeOffset At) : IFact;

/// <summary>A difference was cleared up.</summary>
/// <param name="DifferenceId">The difference.</param>
/// <param name="MonthId">The dealer's month.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("二网差异了结", "A difference with a secondary dealer was cleared up")]
public sealed record SecondaryMismatchSettled(Guid DifferenceId, Guid MonthId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A secondary dealer got its score of the month (月度考核).</summary>
/// <param name="MonthId">The dealer's month.</param>
/// <param name="AssessmentId">The sheet.</param>
/// <param name="DealerId">The dealer.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Grade">A, B, C or D.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("二网月度考核", "A secondary dealer was assessed")]
public sealed record SecondaryDealerAssessed(Guid MonthId, Guid AssessmentId, Guid DealerId, int Score, string Grade, DateTimeOffset At, Guid By) : IFact;

/// <summary>Every active secondary dealer of the month is reconciled with and assessed; told once a month.</summary>
/// <param name="ClosingId">The month of the network.</param>
/// <param name="At">When the last one was.</param>
/// <param name="By">Who did it.</param>
[Matter("二网月度考核完成", "The month of the secondary network is complete")]
public sealed record SecondaryMonthCompleted(Guid ClosingId, DateTimeOffset At, Guid By) : IFact;
