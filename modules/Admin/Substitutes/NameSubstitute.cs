using Dealership.Admin.People;
using Dealership.Admin.Permissions;
using Dealership.Admin.Positions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Substitutes;

/// <summary>
/// Says who does somebody's work in a position while he is away (请假代理), by whoever keeps the staff or stands above the
/// position. The substitute has its obligations and rights for the span and not a day longer.
/// </summary>
[Needs(OrganisationRights.NameSubstitutes)]
internal sealed class NameSubstitute(Db db, Caller caller, ICalendar calendar, TimeProvider clock, GeneralManagers managers) : IDuty
{
    /// <summary>Why somebody is away, by code.</summary>
    public static IReadOnlyDictionary<string, Text> Reasons { get; } = new Dictionary<string, Text>
    {
        ["leave"] = new("请假", "On leave"),
        ["sick"] = new("病假", "Ill"),
        ["training"] = new("外出培训", "At a training"),
        ["trip"] = new("出差", "On a business trip"),
        ["other"] = new("其他", "Something else"),
    };

    /// <summary>What is chosen; the days hold the first and the last.</summary>
    internal sealed class Form
    {
        public string? Position { get; set; }
        public Guid? Substitute { get; set; }
        public DateOnly? Since { get; set; }
        public DateOnly? Last { get; set; }
        public string? Reason { get; set; }
        public string? Words { get; set; }
    }

    /// <summary>Spans are written one after another: two at once would not see each other.</summary>
    private const string Hold = "select pg_advisory_xact_lock(hashtextextended('admin.substitutions', @store))";

    private const string Look = """
        select (select p.name from admin.people p where p.store_id = @store and p.id = @person) as name,
               exists (select 1 from admin.holders_on(@store, @since) h where h.person_id = @person and h.position_code = @position) as holds,
               (select p.name from admin.people p where p.store_id = @store and p.id = @substitute and p.joined_on <= @since and (p.left_on is null or p.left_on >= @until)) as substitute,
               exists (select 1 from admin.substitutions b where b.store_id = @store and b.person_id = @person and b.position_code = @position
                       and b.ended_at is null and b.since < @until and b.until > @since) as twice,
               exists (select 1 from admin.substitutions b where b.store_id = @store and b.person_id = @substitute
                       and b.ended_at is null and b.since < @until and b.until > @since) as away_himself,
               (select p.name from admin.substitutions b join admin.people p on p.store_id = @store and p.id = b.person_id
                where  b.store_id = @store and b.substitute_id = @person and b.ended_at is null and b.since < @until and b.until > @since limit 1) as stands_in_for,
               exists (select 1 from admin.superiors_of(@store, @position, @today) u where u.position_code = any(@positions)) as above
        """;

    private const string Sql = """
        insert into admin.substitutions (store_id, id, person_id, position_code, substitute_id, since, until, reason, words, said_by, said_at)
        values (@store, @id, @person, @position, @substitute, @since, @until, @reason, @words, @me, @now)
        """;

    /// <summary>Field names of problems: Position, Substitute, Since, Last, Reason, Words.</summary>
    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var (since, words, manager) = (form.Since ?? today, form.Words?.Trim() ?? "", form.Position == Position.GeneralManager);
        var problems = new Problems()
            .When(since < today, nameof(form.Since), "不能从过去的日子开始。", "It cannot begin in the past.")
            .When(form.Last is null, nameof(form.Last), "请选择最后一天。", "Choose the last day.")
            .When(form.Last < since, nameof(form.Last), "最后一天早于第一天。", "The last day is before the first.")
            .When(form.Last > since.AddDays(366), nameof(form.Last), "最长一年；更久请另行任岗。", "A year at most; for longer give the position to somebody.")
            .When(form.Reason is null || !Reasons.ContainsKey(form.Reason), nameof(form.Reason), "请选择原因。", "Choose a reason.")
            .When(words.Length > 200, nameof(form.Words), "最多 200 字。", "At most 200 characters.")
            .When(form.Substitute is null, nameof(form.Substitute), "请选择代理人。", "Choose who stands in.")
            .When(form.Substitute == person, nameof(form.Substitute), "不能由本人代理自己。", "Nobody stands in for himself.");
        if (problems.Any) return problems.Refusal();
        var until = form.Last!.Value.AddDays(1);
        var args = new { person, position = form.Position ?? "", substitute = form.Substitute, since, until, today, positions = caller.Positions.ToArray() };
        var seen = (await db.RowHolding<Seen>(Hold, Look, args, ct))!;
        if (seen.Name is null) return Outcome.Refused("没有这位员工。", "There is no such person.");
        problems.When(!seen.Holds, nameof(form.Position), $"{seen.Name} 那天没有担任这个岗位。", $"{seen.Name} does not hold this position on that day.")
            .When(seen.Twice, nameof(form.Since), "这几天这个岗位已经安排了代理，请先结束原来的。", "Somebody stands in on some of these days already; end that first.")
            .When(seen.Substitute is null, nameof(form.Substitute), "代理人这段时间不都在职。", "That person does not work here for all of the span.")
            .When(seen.AwayHimself, nameof(form.Substitute), "代理人这几天自己也不在，请另选一位。", "That person is away on some of these days; choose somebody else.")
            .When(seen.StandsInFor is not null, nameof(form.Since), $"他这几天正代 {seen.StandsInFor}，请先改派。", $"He stands in for {seen.StandsInFor} on some of these days; give that to somebody else first.");
        if (manager) GeneralManagers.OnlyHe(problems, !await managers.CallerIsOne(ct), nameof(form.Position));
        else
            problems.When(!seen.Above && !caller.May(Rights.KeepPeople), nameof(form.Position), "只有上级或人事可以安排这个岗位的代理。", "Only a superior, or who keeps the staff, says who stands in for it.")
                .When(form.Substitute == caller.PersonId && !seen.Above, nameof(form.Substitute), "不能安排自己代理非下级的岗位。", "Nobody takes a position that is not below him by standing in.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new { id, args.person, args.position, args.substitute, since, until, reason = form.Reason, words, me = caller.PersonId, now = clock.GetUtcNow() }, ct);
        return Outcome.Done(id, new($"{since:M月d日}至{form.Last:M月d日}由 {seen.Substitute} 代 {seen.Name}，期满自动恢复",
            $"{seen.Substitute} stands in for {seen.Name} from {since:yyyy-MM-dd} to {form.Last:yyyy-MM-dd}; it ends by itself"));
    }

    private sealed record Seen(string? Name, bool Holds, string? Substitute, bool Twice, bool AwayHimself, string? StandsInFor, bool Above);
}
