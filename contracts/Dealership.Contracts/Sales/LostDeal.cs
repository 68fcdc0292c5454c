namespace Dealership.Contracts.Sales;

/// <summary>A consultant says that a prospect is lost, has put it off or cannot be reached, and asks for a decision (战败申请).</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="CardId">The card.</param>
/// <param name="ConsultantId">Who looks after him.</param>
/// <param name="Kind"><c>lost</c>, <c>frozen</c> or <c>out-of-contact</c>.</param>
/// <param name="By">Who applied; he does not decide.</param>
/// <param name="ByWhoDecides">He decides on others' losses: on his own somebody above him does.</param>
/// <param name="At">When.</param>
[Matter("战败申请", "A prospect is said to be lost")]
public sealed record LostApplied(Guid ApplicationId, Guid CardId, Guid ConsultantId, string Kind, Guid By, bool ByWhoDecides, DateTimeOffset At) : IFact;

/// <summary>A supervisor decided on it (战败审核).</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="CardId">The card.</param>
/// <param name="ConsultantId">Who looked after him.</param>
/// <param name="Unasked">Nobody had applied: the supervisor closed the card by himself.</param>
/// <param name="Approved">The card is closed.</param>
/// <param name="Kind"><c>lost</c>, <c>frozen</c> or <c>out-of-contact</c>.</param>
/// <param name="Reason">Code of the second level.</param>
/// <param name="Rival">Brand and model he takes instead.</param>
/// <param name="Level">His level before.</param>
/// <param name="At">When.</param>
/// <param name="By">Who decided.</param>
[Matter("战败审核", "A lost prospect was decided on")]
public sealed record LostDecided(
    Guid ApplicationId, Guid CardId, Guid ConsultantId, bool Unasked, bool Approved, string Kind, string Reason, string? Rival, string Level, DateTimeOffset At, Guid By) : IFact;

/// <summary>A lost customer is to be called once more by somebody else than who lost him (战败回访).</summary>
/// <param name="CallId">The call owed.</param>
/// <param name="ApplicationId">The loss.</param>
/// <param name="ConsultantId">Who lost him, and never calls.</param>
/// <param name="OpensAt">Not before.</param>
/// <param name="DueAt">Last instant in time.</param>
[Matter("战败回访抽中", "A lost customer is to be called once more")]
public sealed record LostCallDrawn(Guid CallId, Guid ApplicationId, Guid ConsultantId, DateTimeOffset OpensAt, DateTimeOffset DueAt) : IFact;

/// <summary>He was called.</summary>
/// <param name="CallId">The call.</param>
/// <param name="ApplicationId">The loss.</param>
/// <param name="How"><c>confirmed</c>, <c>other-reason</c>, <c>comes-back</c> or <c>not-reached</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Who called.</param>
[Matter("战败回访", "A lost customer was called once more")]
public sealed record LostCallMade(Guid CallId, Guid ApplicationId, string How, DateTimeOffset At, Guid By) : IFact;

/// <summary>A customer whose card had ended has one again (战败回流).</summary>
/// <param name="CardId">His new card.</param>
/// <param name="FromCardId">The one that ended.</param>
/// <param name="At">When.</param>
[Matter("战败回流", "A lost prospect came back")]
public sealed record CardRevived(Guid CardId, Guid FromCardId, DateTimeOffset At) : IFact;
