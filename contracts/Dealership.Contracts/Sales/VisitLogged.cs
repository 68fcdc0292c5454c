namespace Dealership.Contracts.Sales;

/// <summary>A group of visitors came through the showroom's door (来店) and its line was written; told once per line.</summary>
/// <param name="VisitId">The line of the traffic log.</param>
/// <param name="At">When they came.</param>
/// <param name="Kind"><c>first</c>, <c>again</c> or <c>errand</c>; nothing when nobody has asked yet.</param>
/// <param name="ConsultantId">Who receives them.</param>
[Matter("来店登记", "Visitors came to the showroom")]
public sealed record VisitLogged(Guid VisitId, DateTimeOffset At, string? Kind, Guid? ConsultantId) : IFact;
