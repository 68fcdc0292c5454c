using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Csi.Cases;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi;

/// <summary>The cases that the demo's low scores raised: answered and closed by the clock, but for the last days'.</summary>
internal sealed class DemoCases(Db db)
{
    private const string CasesSql = """
        insert into csi.cases (store_id, id, survey_id, delivery_id, consultant_id, factor, theme, score, factor_score, owner_position, raised_at, answer_due, close_due)
        select @store, k.id, k.survey, k.delivery, k.consultant, k.factor, k.theme, k.score, k.low, @owner, k.at,
               k.at + make_interval(hours => @answerHours), k.at + make_interval(hours => @closeHours)
        from   unnest(@ids, @surveys, @deliveries, @consultants, @factors, @themes, @indexes::numeric[], @lows::numeric[], @ats::timestamptz[])
               as k(id, survey, delivery, consultant, factor, theme, score, low, at)
        """;

    private const string AnswersSql = """
        insert into csi.case_answers (store_id, case_id, cause, measure, at, by_person)
        select @store, a.id, a.cause, a.measure, a.at, @by from unnest(@ids, @causes, @measures, @ats::timestamptz[]) as a(id, cause, measure, at)
        """;

    private const string ClosingsSql = """
        insert into csi.case_closings (store_id, case_id, recall, coaching, at, by_person)
        select @store, z.id, z.recall, @coaching, z.at, @by from unnest(@ids, @recalls, @ats::timestamptz[]) as z(id, recall, at)
        """;

    private static readonly Text[] Causes =
    [
        new("旺季人手紧，环节衔接没有提前确认。", "Short of hands in the season; the steps were not confirmed in advance."),
        new("顾问没有按流程逐项说明，客户感觉不被重视。", "The consultant skipped steps, and the buyer felt neglected."),
        new("到车时间变化后没有主动告知客户。", "The date moved and nobody told the buyer."),
    ];

    private static readonly Text[] Measures =
    [
        new("当天致电致歉并说明，晨会上复盘该环节。", "Called the same day to apologise and explain; gone through at the morning meeting."),
        new("补做讲解，约客户到店当面处理。", "The explanation was made up for; the buyer was invited to the store."),
        new("调整交车排班，提前一天与客户确认。", "Handovers rescheduled; buyers are called the day before."),
    ];

    private static readonly Text Coaching = new("与顾问复盘录音和流程要点，约定一个月后看同一因子的得分。", "Went through the steps with the consultant; the same factor is looked at again in a month.");

    /// <summary>Writes and tells the cases of the low interviews.</summary>
    public async Task Write(DemoStory story, IReadOnlyList<Demo.Interview> held, CancellationToken ct)
    {
        var manager = story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager))?.Id;
        var officer = story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SatisfactionOfficer))?.Id;
        Raised[] cases = [.. held.Where(h => h.Scored.Low).Select(h => new Raised(h))];
        if (cases.Length == 0) return;
        await db.Do(CasesSql, new
        {
            ids = cases.Select(c => c.Id).ToArray(),
            surveys = cases.Select(c => c.From.Id).ToArray(),
            deliveries = cases.Select(c => c.From.DeliveryId).ToArray(),
            consultants = cases.Select(c => c.From.ConsultantId).ToArray(),
            factors = cases.Select(c => c.Lowest.Factor).ToArray(),
            themes = cases.Select(c => c.Theme).ToArray(),
            indexes = cases.Select(c => c.From.Scored.Index).ToArray(),
            lows = cases.Select(c => c.Lowest.Score).ToArray(),
            ats = cases.Select(c => c.From.At.UtcDateTime).ToArray(),
            owner = RaisedCase.Owner,
            answerHours = Setting.Proposed.AnswerHours,
            closeHours = Setting.Proposed.CloseHours,
        }, ct);
        foreach (var c in cases)
            db.Tell(new LowScoreRaised(c.Id, c.From.Id, c.From.DeliveryId, c.Lowest.Factor, RaisedCase.Owner, c.From.At, c.AnswerDue, c.CloseDue), c.Id);
        // A case of the last days is somebody's work of today; the newest two always are, so that there is some.
        var end = new DateTimeOffset(story.Today.ToDateTime(TimeOnly.MinValue), story.Zone.GetUtcOffset(story.Today.ToDateTime(TimeOnly.MinValue)));
        var newest = cases.OrderByDescending(c => c.From.At).Take(2).ToArray();
        if (manager is { } sales) await Answer(story, [.. cases.Where(c => c.AnsweredAt < end && c != newest[0])], sales, ct);
        if (manager is not null && officer is { } closer) await Close(story, [.. cases.Where(c => c.ClosedAt < end && !newest.Contains(c))], closer, ct);
    }

    private async Task Answer(DemoStory story, Raised[] answered, Guid by, CancellationToken ct)
    {
        await db.Do(AnswersSql, new
        {
            ids = answered.Select(c => c.Id).ToArray(),
            causes = answered.Select(c => Say(story, Causes[c.Luck % Causes.Length])).ToArray(),
            measures = answered.Select(c => Say(story, Measures[c.Luck % Measures.Length])).ToArray(),
            ats = answered.Select(c => c.AnsweredAt.UtcDateTime).ToArray(),
            by,
        }, ct);
        foreach (var c in answered) db.Tell(new LowScoreAnswered(c.Id, c.AnsweredAt, by), c.Id);
    }

    private async Task Close(DemoStory story, Raised[] closed, Guid by, CancellationToken ct)
    {
        await db.Do(ClosingsSql, new
        {
            ids = closed.Select(c => c.Id).ToArray(),
            recalls = closed.Select(c => CloseCase.Recalls[c.Luck % 3 == 0 ? 1 : 0]).ToArray(),
            ats = closed.Select(c => c.ClosedAt.UtcDateTime).ToArray(),
            coaching = Say(story, Coaching),
            by,
        }, ct);
        foreach (var c in closed) db.Tell(new LowScoreClosed(c.Id, c.ClosedAt, by), c.Id);
    }

    /// <summary>A story does not say its language, but its store's name shows it.</summary>
    private static string Say(DemoStory story, Text text) => story.StoreName.Any(c => c >= '\u4E00') ? text.Zh : text.En;

    /// <summary>A case of the story; one in ten is answered late, one in nine closed late.</summary>
    private sealed record Raised(Demo.Interview From)
    {
        public Guid Id { get; } = Demo.Interview.Beside(From.Id, 0xC5);
        public int Luck { get; } = From.Id.ToByteArray()[^1];
        public FactorScore Lowest => RaisedCase.About(Standard.Template, From.Answers, From.Scored).Factor;
        public string Theme => RaisedCase.About(Standard.Template, From.Answers, From.Scored).Theme;
        public DateTimeOffset AnswerDue => From.At.AddHours(Setting.Proposed.AnswerHours);
        public DateTimeOffset CloseDue => From.At.AddHours(Setting.Proposed.CloseHours);
        public DateTimeOffset AnsweredAt => From.At.AddHours(Luck % 10 == 0 ? 27 : 2 + Luck % 20);
        public DateTimeOffset ClosedAt => From.At.AddHours(Luck % 9 == 0 ? 80 : 30 + Luck % 36);
    }
}
