namespace Dealership.Contracts.Sales;

/// <summary>Another consultant looks after a prospect from now on, or nobody does and he waits in the pool (公海).</summary>
/// <param name="CardId">The card.</param>
/// <param name="FromPerson">Who looked after him; nobody when he was in the pool.</param>
/// <param name="ToPerson">Who does now; nobody when he is in the pool.</param>
/// <param name="Kind"><c>reassigned</c>, <c>pooled</c> or <c>taken</c>.</param>
/// <param name="At">When.</param>
[Matter("意向客户转手", "A prospect changed hands")]
public sealed record CardChangedHands(Guid CardId, Guid? FromPerson, Guid? ToPerson, string Kind, DateTimeOffset At) : IFact;
