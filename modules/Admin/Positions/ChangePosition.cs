using Dealership.Admin.Schedule;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>
/// Decides what a position is from a day on (组织变动, GM-3): to whom it reports, its department, how many posts it has, whether
/// it exists. Days that have passed keep what they had.
/// </summary>
[Needs(OrganisationRights.ChangeOrganisation)]
internal sealed class ChangePosition(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    /// <summary>What is chosen; all of it, only what differs from that day is written down.</summary>
    internal sealed class Form
    {
        public DateOnly? From { get; set; }
        public string? Superior { get; set; }
        public string? Department { get; set; }
        public int? Authorised { get; set; }

        /// <summary>The position exists no longer (撤销).</summary>
        public bool Close { get; set; }

        public string? Words { get; set; }
    }

    private const string OnDay = """
        select o.superior_code as superior, o.department, o.authorised, o.open, o.name_zh, o.name_en from admin.organisation_on(@store, @from) o where o.code = @code
        """;

    private const string Sql = """
        insert into admin.position_changes (store_id, id, position_code, effective_from, superior_code, department, authorised, open, words, said_by, said_at)
        values (@store, @id, @code, @from, @superior, @department, @authorised, @open, @words, @me, @now)
        """;

    /// <summary>Field names of problems: From, Superior, Department, Authorised, Close, Words.</summary>
    public async Task<Outcome> Now(string code, Form form, CancellationToken ct)
    {
        var from = form.From ?? await calendar.Today(ct);
        var top = code == Position.GeneralManager;
        var words = form.Words?.Trim() ?? "";
        await db.Do(Faults.Hold, null, ct);
        if (await db.Row<State>(OnDay, new { from, code }, ct) is not { } was) return Outcome.Refused("没有这个岗位。", "There is no such position.");
        var superior = form.Superior is { Length: > 0 } ? form.Superior : null;
        var problems = new Problems()
            .When(from < await calendar.Today(ct), nameof(form.From), "过去的组织不能改，请选今天或以后。", "The past stays as it was; choose today or later.")
            .When(top && superior is not null, nameof(form.Superior), "总经理没有上级。", "The general manager reports to nobody.")
            .When(!top && superior is null, nameof(form.Superior), "请选择上级岗位。", "Choose the superior position.")
            .When(!house.Departments.ContainsKey(form.Department ?? ""), nameof(form.Department), "请选择部门。", "Choose a department.")
            .When(form.Authorised is < 0 or > 999, nameof(form.Authorised), "编制为 0 到 999。", "Posts are 0 to 999.")
            .When(form.Authorised is null && was.Authorised is not null, nameof(form.Authorised), "已核定的编制不能留空。", "Posts that were set cannot be left empty.")
            .When(top && form.Close, nameof(form.Close), "总经理岗位不能撤销。", "The general manager's position stays.")
            .When(words.Length is < 2 or > 300, nameof(form.Words), "请写明理由（2 到 300 字）。", "Say why, in 2 to 300 characters.");
        if (problems.Any) return problems.Refusal();
        var change = new
        {
            id = Guid.CreateVersion7(),
            code,
            from,
            superior = superior == was.Superior ? null : superior,
            department = form.Department == was.Department ? null : form.Department,
            authorised = form.Authorised == was.Authorised ? null : form.Authorised,
            open = form.Close == was.Open ? !form.Close : (bool?)null,
            words,
            me = caller.PersonId,
            now = clock.GetUtcNow(),
        };
        if (change is { superior: null, department: null, authorised: null, open: null })
            return Outcome.Refused("那一天已经是这样，没有要改的。", "It is so on that day already; nothing to change.");
        if (change.superior is not null && !await db.Row<bool>("select exists (select 1 from admin.positions where store_id = @store and code = @superior)", new { change.superior }, ct))
            return problems.When(true, nameof(form.Superior), "没有这个上级岗位。", "There is no such superior position.").Refusal();
        await db.Do(Sql, change, ct);
        var faults = await Faults.Of(db, from, nameof(form.Superior), form.Close ? nameof(form.Close) : nameof(form.Superior), ct);
        if (faults.Any) return faults.Refusal();
        await ProveByRecord.Write(db, "GM-3", change.id, $"/admin/organisation/{code}", caller.PersonId, change.now, change.now, ct);
        return Outcome.Done(change.id, new($"{was.NameZh}：{from:M月d日}起生效", $"{was.NameEn}: in effect from {from:yyyy-MM-dd}"));
    }

    private sealed record State(string? Superior, string Department, int? Authorised, bool Open, string NameZh, string NameEn);
}
