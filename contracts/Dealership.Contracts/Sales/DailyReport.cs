namespace Dealership.Contracts.Sales;

/// <summary>A consultant worked on a day and owes its report (营业日报).</summary>
/// <param name="ReportId">The report.</param>
/// <param name="ConsultantId">Who owes it.</param>
/// <param name="Day">The store's day.</param>
/// <param name="OpensAt">Not before: the day has hardly begun.</param>
/// <param name="DueAt">Last instant in time.</param>
[Matter("应交营业日报", "A daily report is owed")]
public sealed record DailyReportOwed(Guid ReportId, Guid ConsultantId, DateOnly Day, DateTimeOffset OpensAt, DateTimeOffset DueAt) : IFact;

/// <summary>He confirmed it (已交).</summary>
/// <param name="ReportId">The report.</param>
/// <param name="VersionId">What he confirmed.</param>
/// <param name="At">When.</param>
/// <param name="By">He.</param>
[Matter("营业日报已交", "A daily report was handed in")]
public sealed record DailyReportConfirmed(Guid ReportId, Guid VersionId, DateTimeOffset At, Guid By) : IFact;

/// <summary>He did not work that day after all; nothing is owed.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="At">When that was said.</param>
[Matter("不用交日报", "A daily report is owed no longer")]
public sealed record DailyReportExcused(Guid ReportId, DateTimeOffset At) : IFact;

/// <summary>The manager returned it with an instruction (退回); a corrected one is owed.</summary>
/// <param name="ReturnId">This return.</param>
/// <param name="ReportId">The report.</param>
/// <param name="ConsultantId">Who corrects it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who returned it.</param>
[Matter("营业日报退回", "A daily report was returned")]
public sealed record DailyReportReturned(Guid ReturnId, Guid ReportId, Guid ConsultantId, DateTimeOffset At, Guid By) : IFact;

/// <summary>A returned report was handed in again.</summary>
/// <param name="ReturnId">The return it answers.</param>
/// <param name="ReportId">The report.</param>
/// <param name="VersionId">The new version.</param>
/// <param name="At">When.</param>
/// <param name="By">The consultant.</param>
[Matter("营业日报更正", "A returned report was corrected")]
public sealed record DailyReportCorrected(Guid ReturnId, Guid ReportId, Guid VersionId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Every report owed for a day has been checked.</summary>
/// <param name="CheckId">This state of the day.</param>
/// <param name="Day">The store's day.</param>
/// <param name="Reports">How many; none when nobody worked.</param>
/// <param name="Late">On a later day: it does not prove the day's own checking.</param>
/// <param name="At">When.</param>
/// <param name="By">Who checked the last of them.</param>
[Matter("当日日报全部检查", "All reports of a day were checked")]
public sealed record DailyReportsChecked(Guid CheckId, DateOnly Day, int Reports, bool Late, DateTimeOffset At, Guid By) : IFact;

/// <summary>Another report came after that day was checked: that check counts no longer.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="At">When.</param>
[Matter("检查后又有日报", "A report came after the day was checked")]
public sealed record DailyReportsReopened(Guid CheckId, DateTimeOffset At) : IFact;

/// <summary>A supervisor checked how the day's visitors were received (流程检查).</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Day">The store's day.</param>
/// <param name="Receptions">How many receptions it covers.</param>
/// <param name="Late">On a later day: it does not prove the day's own check.</param>
/// <param name="At">When.</param>
/// <param name="By">Who checked.</param>
[Matter("接待流程检查", "The day's receptions were checked")]
public sealed record ReceptionsChecked(Guid CheckId, DateOnly Day, int Receptions, bool Late, DateTimeOffset At, Guid By) : IFact;
