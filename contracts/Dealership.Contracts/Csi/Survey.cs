namespace Dealership.Contracts.Csi;

/// <summary>A buyer entered the sample of the satisfaction survey (SSI); CSI-1 owes the interview.</summary>
/// <param name="SurveyId">The interview.</param>
/// <param name="DeliveryId">The handover it asks about.</param>
/// <param name="OpensAt">First day on which the buyer may be asked.</param>
/// <param name="DueAt">Last instant in time.</param>
/// <param name="ModelCode">The vehicle's model.</param>
/// <param name="VinTail">Last six of its VIN.</param>
[Matter("客户进入满意度样本", "A buyer entered the satisfaction sample")]
public sealed record SurveySampled(
    Guid SurveyId, Guid DeliveryId, DateTimeOffset OpensAt, DateTimeOffset DueAt, string? ModelCode = null, string? VinTail = null) : IFact;

/// <summary>A buyer answered the survey; scores on 1,000 points.</summary>
/// <param name="SurveyId">The interview.</param>
/// <param name="DeliveryId">The handover it asked about.</param>
/// <param name="TemplateVersion">Version of the questionnaire.</param>
/// <param name="Source"><c>phone</c> or <c>link</c>; the two are never mixed with outside surveys.</param>
/// <param name="Index">The weighted index, 100 to 1,000.</param>
/// <param name="Factors">Score of each factor answered.</param>
/// <param name="Low">It is below a line of the template.</param>
/// <param name="At">When the last answer came.</param>
/// <param name="By">Who asked; empty when the buyer answered by link.</param>
[Matter("客户答完满意度", "A buyer answered the survey")]
public sealed record SurveyCompleted(
    Guid SurveyId, Guid DeliveryId, int TemplateVersion, string Source, decimal Index, IReadOnlyList<FactorScore> Factors, bool Low,
    DateTimeOffset At, Guid? By) : IFact;

/// <summary>The survey will not be held (do-not-contact, handover taken back); nothing is owed for it.</summary>
/// <param name="SurveyId">The interview.</param>
/// <param name="Reason">Reason code.</param>
/// <param name="At">When.</param>
[Matter("满意度访问取消", "An interview was called off")]
public sealed record SurveyExcluded(Guid SurveyId, string Reason, DateTimeOffset At) : IFact;

/// <summary>One factor's score.</summary>
/// <param name="Factor">Factor code.</param>
/// <param name="Score">100 to 1,000.</param>
public sealed record FactorScore(string Factor, decimal Score);

/// <summary>A low score became a case with an owner and a clock.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="SurveyId">The interview.</param>
/// <param name="DeliveryId">The handover.</param>
/// <param name="Factor">The factor that fell lowest.</param>
/// <param name="OwnerPosition">Position that must answer.</param>
/// <param name="RaisedAt">When.</param>
/// <param name="AnswerDue">Limit of the answer.</param>
/// <param name="CloseDue">Limit of the closing.</param>
[Matter("满意度低分", "A low satisfaction score")]
public sealed record LowScoreRaised(
    Guid CaseId, Guid SurveyId, Guid DeliveryId, string Factor, string OwnerPosition, DateTimeOffset RaisedAt,
    DateTimeOffset AnswerDue, DateTimeOffset CloseDue) : IFact;

/// <summary>The owner of a low-score case said what was done.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; never the consultant who was assessed.</param>
[Matter("低分已回复", "A low score was answered")]
public sealed record LowScoreAnswered(Guid CaseId, DateTimeOffset At, Guid By) : IFact;

/// <summary>The satisfaction officer verified the answer and closed the case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
[Matter("低分已关闭", "A low score was closed")]
public sealed record LowScoreClosed(Guid CaseId, DateTimeOffset At, Guid By) : IFact;
