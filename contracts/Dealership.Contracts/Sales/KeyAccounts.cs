namespace Dealership.Contracts.Sales;

/// <summary>A key-account project (大客户项目) was opened; it is to be filed with the maker.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="OwnerId">Who looks after it.</param>
/// <param name="At">When.</param>
[Matter("大客户立项", "A key-account project was opened")]
public sealed record KeyProjectOpened(Guid ProjectId, Guid OwnerId, DateTimeOffset At) : IFact;

/// <summary>A project was filed with the maker (报备).</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="FilingId">The filing.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("大客户报备", "A key-account project was filed with the maker")]
public sealed record KeyProjectFiled(Guid ProjectId, Guid FilingId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A discount above the maker's policy was asked for.</summary>
/// <param name="ApprovalId">The request.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="AskedBy">Who asked; never the one who decides.</param>
/// <param name="At">When.</param>
[Matter("大客户超政策申请", "A discount above the policy was asked for")]
public sealed record KeyDiscountAsked(Guid ApprovalId, Guid ProjectId, Guid AskedBy, DateTimeOffset At) : IFact;

/// <summary>The request was granted or refused.</summary>
/// <param name="ApprovalId">The request.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("大客户超政策审批", "A discount above the policy was decided")]
public sealed record KeyDiscountDecided(Guid ApprovalId, Guid ProjectId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A frame contract was signed; told once per project.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("大客户框架合同", "A frame contract was signed")]
public sealed record FrameContractSigned(Guid ContractId, Guid ProjectId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The next visit to a customer with a contract is owed (维护回访).</summary>
/// <param name="VisitId">The visit owed; what proves it carries it too.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="OwnerId">Who owes it.</param>
/// <param name="DueAt">Last instant in time.</param>
[Matter("大客户下次回访", "The next visit to a key account is owed")]
public sealed record KeyVisitPlanned(Guid VisitId, Guid ProjectId, Guid OwnerId, DateTimeOffset DueAt) : IFact;

/// <summary>A customer with a contract was visited.</summary>
/// <param name="VisitId">The visit that was owed.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("大客户回访", "A key account was visited")]
public sealed record KeyVisitMade(Guid VisitId, Guid ProjectId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The sales manager went along on a visit (同访).</summary>
/// <param name="RecordId">The record of the visit.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="At">When.</param>
/// <param name="By">The manager.</param>
[Matter("大客户同访", "The sales manager went along to a key account")]
public sealed record KeyJointVisitMade(Guid RecordId, Guid ProjectId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A project ended.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="At">When.</param>
[Matter("大客户项目结束", "A key-account project ended")]
public sealed record KeyProjectClosed(Guid ProjectId, DateTimeOffset At) : IFact;

/// <summary>A visit is owed no longer, as the project ended.</summary>
/// <param name="VisitId">The visit that was owed.</param>
/// <param name="At">When.</param>
[Matter("大客户回访取消", "A visit to a key account is owed no longer")]
public sealed record KeyVisitDropped(Guid VisitId, DateTimeOffset At) : IFact;

/// <summary>The sales manager went through every open project with a note on each (项目周评审).</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="At">When.</param>
/// <param name="By">The manager.</param>
[Matter("大客户项目评审", "The key-account projects were reviewed")]
public sealed record KeyProjectsReviewed(Guid ReviewId, DateTimeOffset At, Guid By) : IFact;
