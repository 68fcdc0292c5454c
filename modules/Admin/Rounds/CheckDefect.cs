using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>Looks again at what was put right (复查): it passes, or is owed anew with the same limit. Never by whoever put it right.</summary>
[OpenTo]
internal sealed class CheckDefect(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>pass</c> or <c>fail</c>.</summary>
        public string? Verdict { get; set; }

        /// <summary>What is still wrong; needed to fail it.</summary>
        public string? Words { get; set; }
    }

    private const string Sql = """
        insert into admin.defect_checks (store_id, id, defect_id, fix_id, passed, words, due_at, at, by_person) values (@store, @id, @defect, @fix, @passed, @words, @due, @now, @me)
        on conflict on constraint looked_at_once do nothing
        """;

    private const string LimitSql = "select r.safety_hours, r.other_days from admin.defects d join admin.rounds r on r.store_id = @store and r.id = d.round_id where d.store_id = @store and d.id = @defect";

    /// <summary>Field names of problems: Verdict, Words.</summary>
    public async Task<Outcome> Now(Guid defect, Form form, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Row<Defect>(Defect.One, new { id = defect, now }, ct);
        if (row is null) return Outcome.Refused("没有这个缺陷。", "There is no such defect.");
        if (row.State != Defect.Check) return Outcome.Refused("这个缺陷不在等待复查。", "This defect does not wait for a second look.");
        if (row.FixedBy == caller.PersonId) return Outcome.Refused("自己整改的由别人复查。", "Somebody else looks at what you put right.");
        if (row.FoundBy != caller.PersonId && !MayInstead(row)) return Outcome.Refused("由发现的人或同岗位的人复查。", "Whoever found it, or somebody in his position, looks again.");
        var words = form.Words?.Trim() ?? "";
        var passed = form.Verdict == "pass";
        var problems = new Problems()
            .When(form.Verdict is not ("pass" or "fail"), nameof(Form.Verdict), "请选择合格或不合格。", "It passes or it does not.")
            .When(form.Verdict == "fail" && words.Length == 0, nameof(Form.Words), "不合格请写还差什么。", "Say what is still wrong.")
            .When(words.Length > 300, nameof(Form.Words), "最多300字。", "At most 300 characters.");
        if (problems.Any) return problems.Refusal();
        var limit = (await db.Row<Limit>(LimitSql, new { defect }, ct))!;
        var due = Defect.Limit(row.Safety, limit.SafetyHours, limit.OtherDays, await calendar.Zone(ct), now);
        var id = Guid.CreateVersion7(now);
        if (await db.Do(Sql, new { id, defect, fix = row.Answers, passed, words, due = passed ? (DateTimeOffset?)null : due, now, me = caller.PersonId }, ct) == 0)
            return Outcome.Refused("别人刚刚复查过。", "Somebody else has just looked.");
        db.Tell(new DefectChecked(id, row.Answers!.Value, defect, row.Code, row.What, passed, row.OwnerId, due, now, caller.PersonId), defect);
        return Outcome.Done(defect, passed ? new("复查合格，缺陷关闭", "It passes; the defect is closed") : new("复查不合格，已重新派给整改人", "It does not pass and is owed again"));
    }

    private bool MayInstead(Defect row) => house.Checklists.TryGetValue(row.Code, out var list) && BeginRound.May(house, caller, list);

    private sealed record Limit(int SafetyHours, int OtherDays);
}
