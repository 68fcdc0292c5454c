using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>
/// Saves a telephone interview, whole or in part; what is missing is asked another time. Held once all questions are
/// answered and the interviewer says so (CSI-1).
/// </summary>
[Needs(Rights.Interview)]
internal sealed class SaveInterview(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    /// <summary>What was answered, by question: 1 to 10, 0 for not met; questions not asked yet are left out.</summary>
    internal sealed class Form
    {
        // A form without a single answer is posted as none at all.
        public Dictionary<string, int?> Answers { get; set => field = value ?? []; } = [];
        public string? Verbatim { get; set; }

        /// <summary>All is said: score it. Otherwise the answers are kept for the next call.</summary>
        public bool Finish { get; set; }

        /// <summary>When the questions were shown.</summary>
        public DateTimeOffset? Began { get; set; }
    }

    public async Task<Outcome> Now(Guid surveyId, Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await OpenSurvey.Take(db, surveyId, ct) is not { } survey) return Outcome.Refused("没有这份调查。", "There is no such survey.");
        if (survey.RefusalTo(caller, now) is { } refusal) return refusal;
        var template = await Template.Load(db, survey.TemplateVersion, ct);
        if (Answers.Wrong(template, form.Answers) is { Count: > 0 } wrong) return Outcome.Refused(wrong);
        if (form.Verbatim?.Length > 1000) return Outcome.Refused([new Problem(nameof(form.Verbatim), new("原话请控制在1000字以内。", "Keep the words within 1,000 characters."))]);
        await Answers.Save(db, survey.Id, form.Answers, "phone", form.Began ?? now, now, caller.PersonId, ct);
        var answers = await Answers.Read(db, survey.Id, ct);
        var missing = Answers.Missing(template, answers);
        if (!form.Finish)
            return Outcome.Done(survey.Id, new($"已保存，还有{missing.Count}题未问", $"Saved; {missing.Count} questions still to ask"));
        if (missing.Count > 0) return Outcome.Refused(missing);
        var setting = await Setting.On(db, await calendar.Today(ct), ct);
        var how = new Completion.How("phone", Blank(form.Verbatim), null, caller.PersonId);
        var scored = await Completion.Write(db, survey, template, answers, setting, how, now, ct);
        return scored switch
        {
            null => Outcome.Refused("没有一个因子被评分，无法计分。", "No factor was scored, so there is no index."),
            { Low: true } => Outcome.Done(survey.Id, new("访问完成；得分偏低，已立案并通知责任岗位", "Interview held; the score is low, a case was raised with its owner")),
            _ => Outcome.Done(survey.Id, new("访问完成，谢谢", "Interview held")),
        };
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
