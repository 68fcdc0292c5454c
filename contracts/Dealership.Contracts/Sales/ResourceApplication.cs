namespace Dealership.Contracts.Sales;

/// <summary>What the store asks the maker for in a month was handed in (资源申报).</summary>
/// <param name="SubmissionId">This handing in.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("资源申报提交", "The application for vehicles was handed in")]
public sealed record ResourcesApplied(Guid SubmissionId, Guid ApplicationId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Funds are short or the stock would grow too large: the general manager decides on the application.</summary>
/// <param name="SubmissionId">This handing in.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="At">When.</param>
/// <param name="By">Who handed it in.</param>
[Matter("资源申报待总经理批准", "An application for vehicles needs the general manager")]
public sealed record ResourceApprovalAsked(Guid SubmissionId, Guid ApplicationId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The general manager decided on an application.</summary>
/// <param name="SubmissionId">The handing in.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Approved">It may go to the maker.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("资源申报审批", "An application for vehicles was decided on")]
public sealed record ResourcesDecided(Guid SubmissionId, Guid ApplicationId, bool Approved, DateTimeOffset At, Guid By) : IFact;

/// <summary>The maker answered (厂家确认).</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="At">When it was entered.</param>
/// <param name="By">Who.</param>
[Matter("厂家资源确认", "The maker answered an application for vehicles")]
public sealed record ResourcesConfirmed(Guid ApplicationId, DateTimeOffset At, Guid By) : IFact;
