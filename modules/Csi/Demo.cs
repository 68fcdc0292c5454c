using Dealership.Contracts.Csi;
using Dealership.Csi.Settings;
using Dealership.Csi.Surveys;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi;

/// <summary>The demo's sample, <see cref="DemoLeftOut"/>, its interviews with their scores; then <see cref="DemoCases"/>.</summary>
internal sealed class Demo(Db db) : IDemo
{
    private const string SurveysSql = """
        insert into csi.surveys (store_id, id, delivery_id, customer_id, consultant_id, model_code, vin_tail, handed_over_at, opens_at, due_at, template_version, sampled_at)
        select @store, s.id, s.delivery, s.customer, s.consultant, s.model, s.tail, s.at, s.opens, s.due, @version, s.at
        from   unnest(@ids, @deliveries, @customers, @consultants, @models, @tails, @ats::timestamptz[], @opens::timestamptz[], @dues::timestamptz[])
               as s(id, delivery, customer, consultant, model, tail, at, opens, due)
        on conflict do nothing
        """;

    private const string AnswersSql = """
        insert into csi.answers (store_id, survey_id, question, score, at, by_person)
        select @store, a.survey, a.question, nullif(a.score, 0), a.at, a.by from unnest(@surveys, @questions, @scores, @ats::timestamptz[], @bys) as a(survey, question, score, at, by)
        on conflict do nothing
        """;

    private const string HeldSql = """
        insert into csi.sittings (store_id, id, survey_id, source, began_at, saved_at, by_person)
        select @store, h.survey, h.survey, h.source, h.at - make_interval(secs => h.seconds), h.at, h.by
        from   unnest(@surveys, @sources, @seconds, @ats::timestamptz[], @bys) as h(survey, source, seconds, at, by);
        insert into csi.completions (store_id, survey_id, source, score, low, straight, seconds, verbatim, device_hash, at, by_person)
        select @store, h.survey, h.source, h.score, h.low, h.straight, h.seconds, h.words, case when h.source = 'link' then replace(h.survey::text, '-', '') end, h.at, h.by
        from   unnest(@surveys, @sources, @indexes::numeric[], @lows, @straights, @seconds, @verbatims, @ats::timestamptz[], @bys)
               as h(survey, source, score, low, straight, seconds, words, at, by)
        """;

    private const string FactorsSql = """
        insert into csi.factor_scores (store_id, survey_id, factor, score)
        select @store, f.survey, f.factor, f.score from unnest(@surveys, @factors, @scores::numeric[]) as f(survey, factor, score)
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        var sold = story.Sales.Where(s => s.HandedOverAt is not null).ToArray();
        if (sold.Length == 0) return;
        var template = Standard.Template;
        await template.Save(db, Standard.Note, sold.Min(s => s.HandedOverAt!.Value), Guid.Empty, ct);
        await Sample(story, sold, template, ct);
        await new DemoLeftOut(db).Write(story, [.. sold.Where(s => s.Unasked is not null)], ct);
        Interview[] held = [.. sold.Where(s => s.Survey is not null).Select(s => Interview.Of(s, template)).OfType<Interview>()];
        if (held.Length == 0) return;
        await Answer(held, ct);
        await new DemoCases(db).Write(story, held, ct);
    }

    private async Task Sample(DemoStory story, DemoSale[] sold, Template template, CancellationToken ct)
    {
        var windows = sold.Select(s => SampleBuyer.Window(Setting.Proposed, story.Zone, s.HandedOverAt!.Value)).ToArray();
        await db.Do(SurveysSql, new
        {
            ids = sold.Select(Interview.IdOf).ToArray(),
            deliveries = sold.Select(s => s.DeliveryId).ToArray(),
            customers = sold.Select(s => s.CustomerId).ToArray(),
            consultants = sold.Select(s => s.ConsultantId).ToArray(),
            models = sold.Select(s => s.Vehicle.ModelCode).ToArray(),
            tails = sold.Select(s => s.Vehicle.Vin[^6..]).ToArray(),
            ats = sold.Select(s => s.HandedOverAt!.Value.UtcDateTime).ToArray(),
            opens = windows.Select(w => w.Opens.UtcDateTime).ToArray(),
            dues = windows.Select(w => w.Due.UtcDateTime).ToArray(),
            version = template.Version,
        }, ct);
        foreach (var (sale, window) in sold.Zip(windows))
            db.Tell(new SurveySampled(Interview.IdOf(sale), sale.DeliveryId, window.Opens, window.Due, sale.Vehicle.ModelCode, sale.Vehicle.Vin[^6..]), Interview.IdOf(sale));
    }

    private async Task Answer(Interview[] held, CancellationToken ct)
    {
        var answers = held.SelectMany(h => h.Answers.Select(a => (h.Id, a.Key, a.Value, h.At, h.By))).ToArray();
        await db.Do(AnswersSql, new
        {
            surveys = answers.Select(a => a.Id).ToArray(),
            questions = answers.Select(a => a.Key).ToArray(),
            scores = answers.Select(a => a.Value).ToArray(),
            ats = answers.Select(a => a.At.UtcDateTime).ToArray(),
            bys = answers.Select(a => a.By).ToArray(),
        }, ct);
        await db.Do(HeldSql, new
        {
            surveys = held.Select(h => h.Id).ToArray(),
            sources = held.Select(h => h.Source).ToArray(),
            indexes = held.Select(h => h.Scored.Index).ToArray(),
            lows = held.Select(h => h.Scored.Low).ToArray(),
            straights = held.Select(h => h.Scored.Straight).ToArray(),
            seconds = held.Select(h => h.Seconds).ToArray(),
            verbatims = held.Select(h => h.Verbatim).ToArray(),
            ats = held.Select(h => h.At.UtcDateTime).ToArray(),
            bys = held.Select(h => h.By).ToArray(),
        }, ct);
        var factors = held.SelectMany(h => h.Scored.Factors.Select(f => (h.Id, f.Factor, f.Score))).ToArray();
        await db.Do(FactorsSql, new
        {
            surveys = factors.Select(f => f.Id).ToArray(),
            factors = factors.Select(f => f.Factor).ToArray(),
            scores = factors.Select(f => f.Score).ToArray(),
        }, ct);
        foreach (var h in held)
            db.Tell(new SurveyCompleted(h.Id, h.DeliveryId, Standard.Template.Version, h.Source, h.Scored.Index, h.Scored.Factors, h.Scored.Low, h.At, h.By), h.Id);
    }

    /// <summary>An interview of the story, scored like any other.</summary>
    internal sealed record Interview(
        Guid Id, Guid DeliveryId, Guid ConsultantId, string Source, IReadOnlyDictionary<string, int> Answers, Completion.Scored Scored, string? Verbatim, int Seconds,
        DateTimeOffset At, Guid? By)
    {
        /// <summary>The story's id where the interview was held; otherwise one that follows from the handover's.</summary>
        public static Guid IdOf(DemoSale sale) => sale.Survey?.Id ?? Beside(sale.DeliveryId, 0x5A);

        /// <summary>Another id that follows from this one.</summary>
        public static Guid Beside(Guid id, byte mark)
        {
            var bytes = id.ToByteArray();
            bytes[^1] ^= mark;
            return new(bytes);
        }

        public static Interview? Of(DemoSale sale, Template template)
        {
            var told = sale.Survey!;
            var luck = told.Id.ToByteArray()[^1];
            var answers = Standard.Bank.Zip(told.Scores).ToDictionary(a => a.First, a => a.Second);
            // The story knows the bank's ten items; a third of its buyers never met the store online.
            answers["online"] = luck % 3 == 0 ? Surveys.Answers.NotMet : Math.Clamp(told.Scores[0] - (luck % 2), 7, 10);
            return Completion.ScoreOf(template, answers, Setting.Proposed) is { } scored
                ? new(told.Id, sale.DeliveryId, sale.ConsultantId, told.By is null ? "link" : "phone", answers, scored, told.Verbatim, (told.By is null ? 60 : 150) + luck / 3, told.At, told.By)
                : null;
        }
    }
}
