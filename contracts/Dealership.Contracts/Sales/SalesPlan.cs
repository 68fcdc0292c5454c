namespace Dealership.Contracts.Sales;

/// <summary>A year's sales plan was handed to the general manager (销售计划报批).</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Year">Its year.</param>
/// <param name="By">Who made it; he does not decide on it.</param>
/// <param name="At">When.</param>
[Matter("销售计划报批", "A sales plan was handed in for approval")]
public sealed record PlanSubmitted(Guid PlanId, int Year, Guid By, DateTimeOffset At) : IFact;

/// <summary>He decided on it (销售计划批复).</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="ReportId">The report to the maker that is owed now.</param>
/// <param name="Year">Its year.</param>
/// <param name="Refused">It is to be made anew.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
[Matter("销售计划批复", "A sales plan was decided on")]
public sealed record PlanDecided(Guid PlanId, Guid ReportId, int Year, bool Refused, Guid By, DateTimeOffset At) : IFact;

/// <summary>The approved plan was reported to the maker (上报厂家).</summary>
/// <param name="ReportId">The report owed.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
[Matter("销售计划上报厂家", "The sales plan was reported to the maker")]
public sealed record PlanReported(Guid ReportId, Guid PlanId, Guid By, DateTimeOffset At) : IFact;

/// <summary>A month of the plan was divided by model and consultant (月度计划分解).</summary>
/// <param name="MonthId">This division.</param>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
[Matter("月度销售计划分解", "A month of the sales plan was divided")]
public sealed record MonthPlanned(Guid MonthId, int Year, int Month, Guid By, DateTimeOffset At) : IFact;
