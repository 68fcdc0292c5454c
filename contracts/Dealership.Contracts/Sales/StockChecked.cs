namespace Dealership.Contracts.Sales;

/// <summary>Each vehicle that stands in stock was looked at (库存车每周检查).</summary>
/// <param name="CheckId">The check.</param>
/// <param name="At">When the last one was.</param>
/// <param name="By">Who closed it.</param>
[Matter("库存车每周检查", "The stock was checked, car by car")]
public sealed record StockChecked(Guid CheckId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The stock was counted by VIN, each difference with its reason (盘点).</summary>
/// <param name="TakeId">The stock-take.</param>
/// <param name="At">When it was closed.</param>
/// <param name="By">Who.</param>
[Matter("库存盘点", "The stock was counted")]
public sealed record StockTaken(Guid TakeId, DateTimeOffset At, Guid By) : IFact;
