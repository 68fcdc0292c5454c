using Dealership.Contracts.Csi;
using Dealership.Csi.Cases;
using Dealership.Csi.Scores;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>Turns the answers of an interview into scores, tells them, and raises a case where they are low.</summary>
internal static class Completion
{
    private const string Sql = """
        insert into csi.completions (store_id, survey_id, source, score, low, straight, seconds, verbatim, device_hash, at, by_person)
        select @store, @id, @source, @index, @low, @straight,
               coalesce((select sum(least(extract(epoch from saved_at - began_at), 3600)) from csi.sittings where store_id = @store and survey_id = @id), 0)::int,
               @verbatim, @device, @now, @by;
        insert into csi.factor_scores (store_id, survey_id, factor, score)
        select @store, @id, f.factor, f.score from unnest(@factors, @scores::numeric[]) as f(factor, score)
        """;

    /// <summary>Who answered how.</summary>
    /// <param name="Source"><c>phone</c> or <c>link</c>.</param>
    /// <param name="Verbatim">In the buyer's words.</param>
    /// <param name="Device">Salted hash of the telephone.</param>
    /// <param name="By">Who asked; nobody by link.</param>
    internal sealed record How(string Source, string? Verbatim, string? Device, Guid? By);

    /// <summary>Scores of an interview: by factor in the questionnaire's order, and the index.</summary>
    internal sealed record Scored(IReadOnlyList<FactorScore> Factors, decimal Index, bool Low, bool Straight);

    /// <summary>The scores that these answers make; nothing when no factor was answered.</summary>
    public static Scored? ScoreOf(Template template, IReadOnlyDictionary<string, int> answers, Setting lines)
    {
        var met = answers.Where(a => a.Value != Answers.NotMet).ToDictionary(a => a.Key, a => a.Value);
        var factors = template.Factors
            .Select(f => (Factor: f, Score: Score.Factor([.. template.Questions.Where(q => q.Factor == f.Code && met.ContainsKey(q.Code)).Select(q => new Score.Item(met[q.Code], q.Weight))])))
            .Where(f => f.Score is not null).ToArray();
        return Score.Index([.. factors.Select(f => new Score.Part(f.Score!.Value, f.Factor.Weight))]) is { } index
            ? new([.. factors.Select(f => new FactorScore(f.Factor.Code, decimal.Round(f.Score!.Value, 4)))], decimal.Round(index, 4),
                Score.Low(lines, met.Values, factors.Select(f => f.Score!.Value), index), Score.Straight(met.Values))
            : null;
    }

    /// <summary>Writes and tells it; the interview's row is locked by the caller.</summary>
    public static async Task<Scored?> Write(
        Db db, OpenSurvey survey, Template template, IReadOnlyDictionary<string, int> answers, Setting setting, How how, DateTimeOffset now, CancellationToken ct)
    {
        if (ScoreOf(template, answers, setting) is not { } scored) return null;
        await db.Do(Sql, new
        {
            id = survey.Id,
            source = how.Source,
            index = scored.Index,
            low = scored.Low,
            straight = scored.Straight,
            verbatim = how.Verbatim,
            device = how.Device,
            now,
            by = how.By,
            factors = scored.Factors.Select(f => f.Factor).ToArray(),
            scores = scored.Factors.Select(f => f.Score).ToArray(),
        }, ct);
        db.Tell(new SurveyCompleted(survey.Id, survey.DeliveryId, template.Version, how.Source, scored.Index, scored.Factors, scored.Low, now, how.By), survey.Id);
        if (scored.Low) await RaisedCase.Raise(db, survey, template, answers, scored, setting, now, ct);
        return scored;
    }
}
