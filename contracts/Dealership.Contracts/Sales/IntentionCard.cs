namespace Dealership.Contracts.Sales;

/// <summary>A customer who may buy got his card (意向客户卡); told once per card.</summary>
/// <param name="CardId">The card.</param>
/// <param name="VisitId">The visit it was opened from.</param>
/// <param name="ConsultantId">Who looks after him.</param>
/// <param name="Level">H, A, B, C or N.</param>
/// <param name="ModelCode">What he looks for.</param>
/// <param name="Source"><c>visit</c>, <c>phone</c>, <c>online</c>, <c>referral</c> or <c>other</c>.</param>
/// <param name="At">When.</param>
[Matter("建意向客户卡", "An intention card was opened")]
public sealed record CardOpened(Guid CardId, Guid? VisitId, Guid ConsultantId, string Level, string? ModelCode, string Source, DateTimeOffset At) : IFact;

/// <summary>The next contact with a customer who may buy is owed by a day: his consultant's own choice, no later than his level asks.</summary>
/// <param name="PlanId">The contact owed; what proves it carries it too.</param>
/// <param name="CardId">The card.</param>
/// <param name="ConsultantId">Who owes it.</param>
/// <param name="Level">H, A, B, C or N.</param>
/// <param name="DueAt">Last instant in time.</param>
[Matter("约定下次联系", "The next contact was planned")]
public sealed record ContactPlanned(Guid PlanId, Guid CardId, Guid ConsultantId, string Level, DateTimeOffset DueAt) : IFact;

/// <summary>A customer who may buy was contacted, or it was tried.</summary>
/// <param name="PlanId">The contact that was owed.</param>
/// <param name="ContactId">The contact made.</param>
/// <param name="CardId">The card.</param>
/// <param name="Reached">He was spoken to.</param>
/// <param name="Level">His level afterwards.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("跟进意向客户", "A prospect was contacted")]
public sealed record ContactLogged(Guid PlanId, Guid ContactId, Guid CardId, bool Reached, string Level, DateTimeOffset At, Guid By) : IFact;

/// <summary>A consultant calls a prospect hot: somebody else confirms it.</summary>
/// <param name="ClaimId">What is to be confirmed; the answer carries it too.</param>
/// <param name="CardId">The card.</param>
/// <param name="ConsultantId">Who looks after him.</param>
/// <param name="Level">H.</param>
/// <param name="At">When.</param>
/// <param name="By">Who says so.</param>
[Matter("H级待核定", "A prospect was called hot")]
public sealed record LevelClaimed(Guid ClaimId, Guid CardId, Guid ConsultantId, string Level, DateTimeOffset At, Guid By) : IFact;

/// <summary>A level was confirmed, or corrected (意向级别核定).</summary>
/// <param name="ClaimId">What was to be confirmed; of a correction that nobody had asked for, its own.</param>
/// <param name="CardId">The card.</param>
/// <param name="ConsultantId">Who looks after him.</param>
/// <param name="Before">H, A, B, C or N.</param>
/// <param name="After">The same when confirmed.</param>
/// <param name="Unasked">Nobody had asked.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("级别核定", "A level was confirmed or corrected")]
public sealed record LevelConfirmed(Guid ClaimId, Guid CardId, Guid ConsultantId, string Before, string After, bool Unasked, DateTimeOffset At, Guid By) : IFact;

/// <summary>Nobody needs to confirm a level any more: the card closed, or he is not hot any longer.</summary>
/// <param name="ClaimId">What was to be confirmed.</param>
/// <param name="At">When it fell away.</param>
[Matter("不再核定级别", "A level needs no confirming any more")]
public sealed record LevelClaimDropped(Guid ClaimId, DateTimeOffset At) : IFact;

/// <summary>A contact is owed no longer: the customer ordered, or his card was closed.</summary>
/// <param name="PlanId">The contact that was owed.</param>
/// <param name="At">When it fell away.</param>
[Matter("不再跟进", "A contact is owed no longer")]
public sealed record ContactDropped(Guid PlanId, DateTimeOffset At) : IFact;
