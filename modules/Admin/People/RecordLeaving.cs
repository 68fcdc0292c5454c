using Dealership.Admin.Door;
using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>A person leaves the store (离职): from that day he holds nothing and cannot sign in. What he did stays under his name.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class RecordLeaving(Db db, ICalendar calendar, TimeProvider clock, GeneralManagers managers) : IDuty
{
    /// <summary>What is chosen; the day is the first on which he no longer works here.</summary>
    internal sealed class Form
    {
        public DateOnly? LeftOn { get; set; }
    }

    private const string Sql = """
        update admin.holdings set until = greatest(since, @left)
        where  store_id = @store and person_id = @person and (until is null or until > @left);
        update admin.tokens set revoked_at = @now where store_id = @store and person_id = @person and revoked_at is null and @left <= @today;
        update admin.logins set stamp = @stamp where store_id = @store and person_id = @person and @left <= @today;
        update admin.people set left_on = greatest(joined_on, @left)
        where  store_id = @store and id = @person and left_on is null returning name
        """;

    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        var problems = GeneralManagers.OnlyHe(new(), await managers.Is(person, ct) && !await managers.CallerIsOne(ct));
        if (!problems.Any) GeneralManagers.LastStays(problems, await managers.IsLast(person, ct));
        if (problems.Any) return problems.Refusal();
        var today = await calendar.Today(ct);
        var (left, now) = (form.LeftOn ?? today, clock.GetUtcNow());
        var before = new LeavingOutlook.View(await db.Rows<LeavingOutlook.Row>(LeavingOutlook.Sql, new { person, day = left, now }, ct)).Before;
        var name = await db.Row<string>(Sql, new { person, left, today, now, stamp = Passwords.NewStamp() }, ct);
        if (name is null) return Outcome.Refused("没有这位在职员工。", "No such person works here.");
        if (before == 0) return Outcome.Done(person, new($"{name} 已离职", $"{name} has left"));
        var after = new LeavingOutlook.View(await db.Rows<LeavingOutlook.Row>(LeavingOutlook.Sql, new { person, day = left, now }, ct)).After;
        return Outcome.Done(person, new($"{name} 已离职；名下未办 {before} 件，代管 {after} 件", $"{name} has left; {before} open before, {after} kept by others after"));
    }
}
