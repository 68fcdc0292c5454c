namespace Dealership.Contracts.Sales;

/// <summary>The first visitors of a day came: the day is to be closed (日清).</summary>
/// <param name="DayId">The day of the showroom.</param>
/// <param name="At">When they came.</param>
[Matter("展厅一天开始", "A day of the showroom began")]
public sealed record ShowroomDayOpened(Guid DayId, DateTimeOffset At) : IFact;

/// <summary>A day of the showroom was closed with nothing unfinished.</summary>
/// <param name="DayId">The day.</param>
/// <param name="ClosingId">This closing of it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who answers for it.</param>
[Matter("展厅日清", "A day of the showroom was closed")]
public sealed record ShowroomDayClosed(Guid DayId, Guid ClosingId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Somebody came after the day was closed: that closing counts no longer.</summary>
/// <param name="ClosingId">The closing.</param>
/// <param name="At">When they came.</param>
[Matter("日清后又有来店", "Visitors came after the day was closed")]
public sealed record ShowroomDayReopened(Guid ClosingId, DateTimeOffset At) : IFact;
