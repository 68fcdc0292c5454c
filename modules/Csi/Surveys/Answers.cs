using Dealership.Contracts;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>The single answers of an interview: 1 to 10, or 0 for what the buyer did not meet (没有经历).</summary>
internal static class Answers
{
    /// <summary>The buyer did not meet it; the question counts nowhere.</summary>
    public const int NotMet = 0;

    private const string ReadSql = "select question, score from csi.answers where store_id = @store and survey_id = @id";

    private const string SaveSql = """
        insert into csi.answers (store_id, survey_id, question, score, at, by_person)
        select @store, @id, a.question, nullif(a.score, 0), @now, @by from unnest(@questions, @scores) as a(question, score)
        on conflict (store_id, survey_id, question) do update set score = excluded.score, at = excluded.at, by_person = excluded.by_person
        """;

    private const string SittingSql = """
        insert into csi.sittings (store_id, id, survey_id, source, began_at, saved_at, by_person) values (@store, @sitting, @id, @source, @began, @now, @by)
        """;

    /// <summary>What is answered so far.</summary>
    public static async Task<Dictionary<string, int>> Read(Db db, Guid survey, CancellationToken ct) =>
        (await db.Rows<Row>(ReadSql, new { id = survey }, ct)).ToDictionary(r => r.Question, r => r.Score ?? NotMet);

    /// <summary>What is wrong with answers that were sent: unknown questions, scores that are none.</summary>
    public static IReadOnlyList<Problem> Wrong(Template template, IReadOnlyDictionary<string, int?> sent) =>
    [
        .. from answer in sent
           let question = template.Questions.FirstOrDefault(q => q.Code == answer.Key)
           where question is null || answer.Value is < NotMet or > 10 || answer.Value == NotMet && !question.MaySkip
           select new Problem(answer.Key, new("请在1到10分中选择。", "Choose from 1 to 10.")),
    ];

    /// <summary>Questions without an answer.</summary>
    public static IReadOnlyList<Problem> Missing(Template template, IReadOnlyDictionary<string, int> answers) =>
        [.. template.Questions.Where(q => !answers.ContainsKey(q.Code)).Select(q => new Problem(q.Code, new("这一题还没有回答。", "This question is not answered yet.")))];

    /// <summary>Writes them over earlier ones, and the sitting they came from.</summary>
    /// <param name="db">Inside a duty.</param>
    /// <param name="survey">The interview.</param>
    /// <param name="sent">Answers; those that are null are left as they were.</param>
    /// <param name="source"><c>phone</c> or <c>link</c>.</param>
    /// <param name="began">When the questions were first shown in this sitting.</param>
    /// <param name="now">The present.</param>
    /// <param name="by">Who asked; nobody by link.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Save(
        Db db, Guid survey, IReadOnlyDictionary<string, int?> sent, string source, DateTimeOffset began, DateTimeOffset now, Guid? by, CancellationToken ct)
    {
        var given = sent.Where(a => a.Value is not null).ToArray();
        if (given.Length == 0) return;
        await db.Do(SaveSql, new { id = survey, questions = given.Select(a => a.Key).ToArray(), scores = given.Select(a => a.Value!.Value).ToArray(), now, by }, ct);
        await db.Do(SittingSql, new { sitting = Guid.CreateVersion7(now), id = survey, source, began = began < now ? began : now, now, by }, ct);
    }

    private sealed record Row(string Question, int? Score);
}
