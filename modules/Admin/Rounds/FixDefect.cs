using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>Puts a defect right (整改) and says how; a photo makes the second look shorter. By its owner, or a superior of his who sees to it.</summary>
[OpenTo]
internal sealed class FixDefect(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Words { get; set; }
    }

    private const string Sql = """
        insert into admin.defect_fixes (store_id, id, defect_id, answers, words, file_id, at, by_person) values (@store, @id, @defect, @answers, @words, @file, @now, @me)
        on conflict on constraint put_right_once do nothing
        """;

    /// <summary>Field names of problems: Words, File.</summary>
    public async Task<Outcome> Now(Guid defect, Form form, HandInFile.Taken? file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<Defect>(Defect.One, new { id = defect, now }, ct);
        if (row is null) return Outcome.Refused("没有这个缺陷。", "There is no such defect.");
        if (row.State != Defect.Open) return Outcome.Refused("这个缺陷不在等待整改。", "This defect does not wait to be put right.");
        if (row.OwnerId != caller.PersonId && !caller.May(RoundRights.Write)) return Outcome.Refused("只有整改人可以登记整改。", "Only the one who is to put it right says that he did.");
        var words = form.Words?.Trim() ?? "";
        var problems = new Problems()
            .When(words.Length == 0 && file is null, nameof(Form.Words), "请写怎么整改的，或交一张照片。", "Say how it was put right, or hand in a photo.")
            .When(words.Length > 300, nameof(Form.Words), "最多300字。", "At most 300 characters.");
        if (file is not null) KeepFile.Check(problems, file);
        if (problems.Any) return problems.Refusal();
        var (kept, used) = await KeepFile.IfGiven(db, caller, file, now, ct);
        if (used is not null) return used;
        var id = Guid.CreateVersion7(now);
        if (await db.Do(Sql, new { id, defect, answers = row.Answers, words, file = kept, now, me = caller.PersonId }, ct) == 0)
            return Outcome.Refused("别人刚刚登记了整改。", "Somebody else has just said that it was put right.");
        db.Tell(new DefectFixed(id, defect, row.Answers!.Value, row.Code, row.What, row.FoundBy, now, caller.PersonId), defect);
        return Outcome.Done(defect, new("已登记整改，等待复查", "Noted; it waits for a second look"));
    }
}
