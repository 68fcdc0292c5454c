namespace Dealership.Contracts.CustomerService;

/// <summary>A follow-up call after handover was attempted and its outcome written down (CS-6); told once per attempt.</summary>
/// <param name="CallId">The attempt.</param>
/// <param name="DeliveryId">The handover it follows.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Outcome">Outcome code of the call.</param>
/// <param name="Reached">The buyer was spoken to.</param>
/// <param name="At">When.</param>
/// <param name="By">The person who called.</param>
/// <param name="HasComplaint">A complaint was opened from the call.</param>
/// <param name="ContactWrong">The number is wrong or belongs to somebody else: the consultant must correct it.</param>
[Matter("交车后跟踪电话", "A follow-up call was made")]
public sealed record FollowUpDone(
    Guid CallId, Guid DeliveryId, int Attempt, string Outcome, bool Reached, DateTimeOffset At, Guid By, bool HasComplaint,
    bool ContactWrong) : IFact;

/// <summary>A call was struck out with a reason; it proves nothing any more.</summary>
/// <param name="CallId">The attempt.</param>
/// <param name="DeliveryId">The handover it followed.</param>
/// <param name="At">When it was struck out.</param>
[Matter("跟踪电话作废", "A follow-up call was struck out")]
public sealed record FollowUpVoided(Guid CallId, Guid DeliveryId, DateTimeOffset At) : IFact;
