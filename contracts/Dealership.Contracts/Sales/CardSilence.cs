namespace Dealership.Contracts.Sales;

/// <summary>Nobody has contacted a customer who may buy for too long, and what was planned has passed (沉默).</summary>
/// <param name="SilenceId">This silence.</param>
/// <param name="CardId">The card.</param>
/// <param name="ConsultantId">Who looks after him.</param>
/// <param name="At">When it was seen.</param>
[Matter("意向客户沉默", "A prospect has heard nothing for too long")]
public sealed record CardFellSilent(Guid SilenceId, Guid CardId, Guid ConsultantId, DateTimeOffset At) : IFact;

/// <summary>Somebody contacted him again, or tried.</summary>
/// <param name="SilenceId">The silence.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("沉默客户重新联系", "A silent prospect was contacted again")]
public sealed record SilenceBroken(Guid SilenceId, Guid ContactId, DateTimeOffset At, Guid By) : IFact;

/// <summary>His card was closed; nobody need contact him any more.</summary>
/// <param name="SilenceId">The silence.</param>
/// <param name="At">When.</param>
[Matter("沉默客户已结卡", "A silent prospect's card was closed")]
public sealed record SilenceDropped(Guid SilenceId, DateTimeOffset At) : IFact;
