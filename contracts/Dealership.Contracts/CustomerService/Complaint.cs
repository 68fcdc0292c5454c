namespace Dealership.Contracts.CustomerService;

/// <summary>A complaint (投诉) was opened; CM-4 owes a first response by <paramref name="DueFirst"/>.</summary>
/// <param name="ComplaintId">The case.</param>
/// <param name="DeliveryId">The handover it is about, when it is about one.</param>
/// <param name="Level">1 ordinary … 4 important and urgent.</param>
/// <param name="Theme">Theme code.</param>
/// <param name="OwnerDepartment">Department that must settle it.</param>
/// <param name="OpenedAt">When it was heard.</param>
/// <param name="DueFirst">Limit of the first response.</param>
/// <param name="DueClose">Limit of the settlement.</param>
[Matter("客户抱怨与投诉", "A customer complains")]
public sealed record ComplaintOpened(
    Guid ComplaintId, Guid? DeliveryId, int Level, string Theme, string OwnerDepartment, DateTimeOffset OpenedAt,
    DateTimeOffset DueFirst, DateTimeOffset DueClose) : IFact;

/// <summary>The customer who complained was given a first response.</summary>
/// <param name="ComplaintId">The case.</param>
/// <param name="At">When.</param>
/// <param name="By">Who spoke to the customer.</param>
[Matter("投诉已首次回应", "A complaint was first answered")]
public sealed record ComplaintAnswered(Guid ComplaintId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The complaint was settled.</summary>
/// <param name="ComplaintId">The case.</param>
/// <param name="At">When.</param>
/// <param name="By">Who closed it.</param>
/// <param name="Satisfied">The customer's own word.</param>
[Matter("投诉办结", "A complaint was settled")]
public sealed record ComplaintClosed(Guid ComplaintId, DateTimeOffset At, Guid By, bool Satisfied) : IFact;
