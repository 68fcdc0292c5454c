using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>
/// Says of one record of a sample: agreed, or disagreed and why (逐条判断). Never of one's own work. The last word on a sample
/// proves the obligation to oversee; until then a word may be changed by whoever gave it.
/// </summary>
[OpenTo]
internal sealed class JudgeLine(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>agree</c> or <c>disagree</c>.</summary>
        public string? Verdict { get; set; }

        /// <summary>What was found; needed to disagree.</summary>
        public string? Words { get; set; }
    }

    /// <summary>Two who give the last two words at once must not both believe that one is missing.</summary>
    private const string HoldSql = "select 1 as held from admin.samples where store_id = @store and id = @id for update";

    private const string JudgeSql = """
        update admin.sample_lines set verdict = @verdict, words = @words, file_id = coalesce(@file, file_id), judged_by = @me, judged_at = @now
        where  store_id = @store and sample_id = @id and rank = @rank and (judged_by is null or judged_by = @me)
        """;

    private const string TallySql = """
        select count(*)::int as lines, count(judged_at)::int as judged, (count(*) filter (where verdict = 'disagree'))::int as disagreed
        from   admin.sample_lines where store_id = @store and sample_id = @id
        """;

    /// <summary>Field names of problems: Verdict, Words, File.</summary>
    public async Task<Outcome> Now(Guid sample, int rank, Form form, HandInFile.Taken? file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seen = new { id = sample, positions = caller.Positions.ToArray(), now };
        var head = await db.RowHolding<SampleRecord.Head>(HoldSql, SampleRecord.HeadSql, seen, ct);
        var lines = await db.Rows<SampleRecord.Line>(SampleRecord.LinesSql, seen, ct);
        if (head is null || lines.FirstOrDefault(l => l.Rank == rank) is not { } line) return Outcome.Refused("没有这条抽查。", "There is no such record in a sample.");
        if (!head.May) return Outcome.Refused("只有这条职责的岗位和它的上级可以判断。", "Only the position that oversees, and those above it, may say.");
        if (line.ById == caller.PersonId) return Outcome.Refused("这是您自己做的，请由上级判断。", "This is your own work; somebody above you says.");
        if (head.ClosesAt <= now) return Outcome.Refused("这一期已经结束，不能再判断。", "Its period is over; nothing more is said about it.");
        if (lines.All(l => l.JudgedAt is not null)) return Outcome.Refused("这份抽查已经完成，不能再改。", "This sample is done and stays as it is.");
        if (line.JudgeId is { } other && other != caller.PersonId) return Outcome.Refused("这一条别人已经判断过了。", "Somebody else has judged this one.");
        var words = form.Words?.Trim() ?? "";
        var problems = new Problems()
            .When(form.Verdict is not ("agree" or "disagree"), nameof(Form.Verdict), "请选择认可或不认可", "Agree or disagree.")
            .When(form.Verdict == "disagree" && words.Length < 4, nameof(Form.Words), "不认可请写明发现了什么，至少4个字", "To disagree, say what you found, in a few words.")
            .When(words.Length > 500, nameof(Form.Words), "最多500字", "At most 500 characters.");
        if (file is not null) KeepFile.Check(problems, file);
        if (problems.Any) return problems.Refusal();
        var (kept, used) = await KeepFile.IfGiven(db, caller, file, now, ct);
        if (used is not null) return used;
        await db.Do(JudgeSql, new { id = sample, rank, verdict = form.Verdict, words, file = kept, me = caller.PersonId, now }, ct);
        var tally = (await db.Row<Tally>(TallySql, seen, ct))!;
        if (tally.Judged < tally.Lines) return Outcome.Done(sample, new($"已记录，还剩 {tally.Lines - tally.Judged} 条", $"Noted; {tally.Lines - tally.Judged} to go"));
        await Prove(head, tally, now, ct);
        return Outcome.Done(sample, new("抽查完成，已作为履职凭证", "The sample is done and counts as evidence"));
    }

    /// <summary>
    /// It is a person's word about the work of others, on records that he did not choose: more than his own word that he looked,
    /// less than a record of the business.
    /// </summary>
    private async Task Prove(SampleRecord.Head head, Tally tally, DateTimeOffset now, CancellationToken ct)
    {
        if (head.ObligationId is not { } obligation) return;
        var row = await db.Row<ObligationRecord.Row>(ObligationRecord.One, new { id = obligation, me = caller.PersonId, positions = caller.Positions.ToArray(), now }, ct);
        var words = caller.Language == "en"
            ? $"Sample of {tally.Lines} from {head.Population}: {tally.Lines - tally.Disagreed} agreed, {tally.Disagreed} disagreed"
            : $"从{head.Population}条中抽查{tally.Lines}条：认可{tally.Lines - tally.Disagreed}，不认可{tally.Disagreed}";
        await GivenEvidence.Write(db, caller, row!, "second", words, null, now, ct);
    }

    private sealed record Tally(int Lines, int Judged, int Disagreed);
}
