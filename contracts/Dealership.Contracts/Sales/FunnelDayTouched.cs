namespace Dealership.Contracts.Sales;

/// <summary>
/// Something changed that the sales funnel counts on a day, or on each of two: told in the transaction of the change, by whatever changed it, and
/// told again for each change.
/// </summary>
/// <param name="Day">The store's day, where the changed row says it.</param>
/// <param name="From">Else the first instant of what changed.</param>
/// <param name="Until">And the last, less than a day later.</param>
[Matter("销售漏斗的一天有变动", "A day of the sales funnel was touched")]
public sealed record FunnelDayTouched(DateOnly? Day, DateTimeOffset? From, DateTimeOffset? Until) : IFact;
