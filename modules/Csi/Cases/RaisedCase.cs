using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Csi.Settings;
using Dealership.Csi.Surveys;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Cases;

/// <summary>A low score becomes a case with an owner and a clock (低分案件).</summary>
internal static class RaisedCase
{
    private const string Sql = """
        insert into csi.cases (store_id, id, survey_id, delivery_id, consultant_id, factor, theme, score, factor_score, owner_position, raised_at, answer_due, close_due)
        values (@store, @id, @survey, @delivery, @consultant, @factor, @theme, @index, @factorScore, @owner, @now, @answerDue, @closeDue)
        on conflict do nothing
        returning id
        """;

    /// <summary>Every factor of a purchase is the sales manager's to answer for; never the consultant's who was assessed.</summary>
    public const string Owner = Position.SalesManager;

    /// <summary>
    /// What the case is about: the factor that fell lowest and its lowest question; a low answer that belongs to no factor
    /// when nothing else is low.
    /// </summary>
    public static (FactorScore Factor, string Theme) About(Template template, IReadOnlyDictionary<string, int> answers, Completion.Scored scored)
    {
        string? FactorOf(string code) => template.Questions.FirstOrDefault(q => q.Code == code)?.Factor;
        var met = answers.Where(a => a.Value != Answers.NotMet).OrderBy(a => a.Value).ToArray();
        var lowest = scored.Factors.MinBy(f => f.Score)!;
        var loose = met.Where(a => FactorOf(a.Key) is null && a.Value * 100 < lowest.Score).Select(a => a.Key).FirstOrDefault();
        return (lowest, loose ?? met.First(a => FactorOf(a.Key) == lowest.Factor).Key);
    }

    /// <summary>Writes it down and tells it; answer and close by the clock from now.</summary>
    public static async Task Raise(
        Db db, OpenSurvey survey, Template template, IReadOnlyDictionary<string, int> answers, Completion.Scored scored, Setting setting, DateTimeOffset now, CancellationToken ct)
    {
        var (lowest, theme) = About(template, answers, scored);
        var (answerDue, closeDue) = (now.AddHours(setting.AnswerHours), now.AddHours(setting.CloseHours));
        var id = await db.Row<Guid?>(Sql, new
        {
            id = Guid.CreateVersion7(now),
            survey = survey.Id,
            delivery = survey.DeliveryId,
            consultant = survey.ConsultantId,
            factor = lowest.Factor,
            theme,
            index = scored.Index,
            factorScore = lowest.Score,
            owner = Owner,
            now,
            answerDue,
            closeDue,
        }, ct);
        if (id is { } raised)
            db.Tell(new LowScoreRaised(raised, survey.Id, survey.DeliveryId, lowest.Factor, Owner, now, answerDue, closeDue), raised);
    }
}
