namespace Dealership.Contracts.Sales;

/// <summary>Somebody asked, by web, telephone or the maker's list (线索); told once per lead.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Channel">How he heard of the store, by the channel list.</param>
/// <param name="Source"><c>phone</c>, <c>online</c>, <c>referral</c> or <c>other</c>.</param>
/// <param name="ModelCode">What he looks for.</param>
/// <param name="At">When the store got it.</param>
[Matter("收到线索", "A lead came in")]
public sealed record LeadReceived(Guid LeadId, string Channel, string Source, string? ModelCode, DateTimeOffset At) : IFact;

/// <summary>A lead has no consultant yet and waits in the pool (线索池).</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="DueAt">By when he is to be answered.</param>
/// <param name="At">Since when it waits.</param>
[Matter("线索待分配", "A lead waits for a consultant")]
public sealed record LeadWaits(Guid LeadId, DateTimeOffset DueAt, DateTimeOffset At) : IFact;

/// <summary>A lead left the pool: somebody took it or was given it.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="AssignmentId">This giving of it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who took it or gave it.</param>
[Matter("线索已分配", "A lead was given to a consultant")]
public sealed record LeadLeftPool(Guid LeadId, Guid AssignmentId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A consultant owes a lead its first answer (首次响应).</summary>
/// <param name="AssignmentId">This giving of it; what proves it carries it too.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="CardId">The prospect's card.</param>
/// <param name="ConsultantId">Who answers.</param>
/// <param name="DueAt">Last instant in time.</param>
/// <param name="At">When it was given to him.</param>
[Matter("线索待响应", "A lead is to be answered")]
public sealed record LeadAssigned(Guid AssignmentId, Guid LeadId, Guid CardId, Guid ConsultantId, DateTimeOffset DueAt, DateTimeOffset At) : IFact;

/// <summary>A lead got its first contact.</summary>
/// <param name="AssignmentId">The giving that is answered.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="InTime">Within the time that the store sets, counted from its reception.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("线索首次响应", "A lead was answered")]
public sealed record LeadAnswered(Guid AssignmentId, Guid LeadId, Guid ContactId, bool InTime, DateTimeOffset At, Guid By) : IFact;

/// <summary>A consultant owes the answer no longer: somebody else does, or nobody.</summary>
/// <param name="AssignmentId">The giving that fell away.</param>
/// <param name="At">When.</param>
[Matter("线索不再由他响应", "A lead is no longer his to answer")]
public sealed record LeadReleased(Guid AssignmentId, DateTimeOffset At) : IFact;

/// <summary>A lead that waited was no lead: wrong number, asked twice, no car wanted.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="At">When.</param>
[Matter("无效线索", "A lead was void")]
public sealed record LeadClosed(Guid LeadId, DateTimeOffset At) : IFact;
