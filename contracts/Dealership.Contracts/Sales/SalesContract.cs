namespace Dealership.Contracts.Sales;

/// <summary>The contract of an order was signed and confirmed (合同确认), the buyer's paper of identity sighted.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="OrderId">The order.</param>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed it.</param>
[Matter("合同确认", "A contract was confirmed")]
public sealed record ContractConfirmed(Guid ContractId, Guid OrderId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A contract holds no longer: the order was changed, another one is to be signed.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="At">When.</param>
[Matter("合同作废", "A contract holds no longer")]
public sealed record ContractVoided(Guid ContractId, DateTimeOffset At) : IFact;

/// <summary>An order was cancelled (退订).</summary>
/// <param name="OrderId">The order.</param>
/// <param name="At">When.</param>
[Matter("退订", "An order was cancelled")]
public sealed record OrderCancelled(Guid OrderId, DateTimeOffset At) : IFact;
