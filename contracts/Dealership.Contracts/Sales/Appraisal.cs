namespace Dealership.Contracts.Sales;

/// <summary>Everybody's sheet of a month that the sales manager answers for is confirmed (月度考评完成).</summary>
/// <param name="MonthId">The month appraised.</param>
/// <param name="Month">Its first day.</param>
/// <param name="At">When the last was confirmed.</param>
/// <param name="By">Who confirmed it.</param>
[Matter("月度考评完成", "A month was appraised")]
public sealed record MonthAppraised(Guid MonthId, DateOnly Month, DateTimeOffset At, Guid By) : IFact;

/// <summary>
/// A person's sheet (考评表) was confirmed, or again after an appeal. It says whose and not how well: the score stays where the person, his
/// assessor and the general manager see it.
/// </summary>
/// <param name="AppraisalId">The sheet.</param>
/// <param name="ConfirmationId">This confirmation of it.</param>
/// <param name="PersonId">Who was assessed.</param>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed it; never who was assessed.</param>
[Matter("考评结果确认", "An appraisal was confirmed")]
public sealed record AppraisalConfirmed(Guid AppraisalId, Guid ConfirmationId, Guid PersonId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Who was assessed has seen his result (签收).</summary>
/// <param name="AppraisalId">The sheet.</param>
/// <param name="ConfirmationId">The confirmation that he saw.</param>
/// <param name="SeenId">His word.</param>
/// <param name="At">When.</param>
/// <param name="By">Who was assessed.</param>
[Matter("考评结果签收", "An appraisal was seen by the person assessed")]
public sealed record AppraisalSeen(Guid AppraisalId, Guid ConfirmationId, Guid SeenId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The sales manager's own sheet was drawn up: the general manager assesses it.</summary>
/// <param name="AppraisalId">The sheet.</param>
/// <param name="PersonId">Who is assessed.</param>
/// <param name="At">When.</param>
[Matter("销售经理的考评表", "The sales manager's sheet was drawn up")]
public sealed record ManagerSheetDrawn(Guid AppraisalId, Guid PersonId, DateTimeOffset At) : IFact;

/// <summary>The general manager confirmed the sales manager's own sheet.</summary>
/// <param name="AppraisalId">The sheet.</param>
/// <param name="ConfirmationId">The confirmation.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("销售经理的考评确认", "The sales manager's appraisal was confirmed")]
public sealed record ManagerAppraised(Guid AppraisalId, Guid ConfirmationId, DateTimeOffset At, Guid By) : IFact;

/// <summary>Somebody does not agree with his result (申诉); another than who assessed him decides.</summary>
/// <param name="AppealId">The appeal.</param>
/// <param name="AppraisalId">The sheet.</param>
/// <param name="At">When.</param>
/// <param name="By">Who was assessed.</param>
[Matter("考评申诉", "An appraisal was appealed against")]
public sealed record AppraisalAppealed(Guid AppealId, Guid AppraisalId, DateTimeOffset At, Guid By) : IFact;

/// <summary>An appeal was decided.</summary>
/// <param name="AppealId">The appeal.</param>
/// <param name="AppraisalId">The sheet.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; neither who appealed nor who assessed him.</param>
[Matter("申诉裁定", "An appeal was decided")]
public sealed record AppealDecided(Guid AppealId, Guid AppraisalId, DateTimeOffset At, Guid By) : IFact;
