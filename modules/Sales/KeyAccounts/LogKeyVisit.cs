using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>
/// Writes down a visit to a key account (拜访、维护回访). With a contract it is the quarter's, and the next is owed; gone along by the sales
/// manager (同访) it is his weekly help and guidance too.
/// </summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class LogKeyVisit(Db db, Caller caller, TimeProvider clock, ICalendar calendar, KeyRules rules) : IDuty
{
    private const string Sql = "insert into sales.key_visits (store_id, id, project_id, note, joint, at, by_person) values (@store, @visit, @id, @note, @joint, @now, @by)";

    private const string OwedSql = "update sales.key_visits_owed set visit_id = @visit where store_id = @store and project_id = @id and visit_id is null and dropped_at is null returning id";

    /// <param name="id">The project.</param>
    /// <param name="note">What was talked about: how the cars do, what is needed next.</param>
    /// <param name="joint">The sales manager went along with the project's owner.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(Guid id, string? note, bool joint, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), await calendar.Today(ct));
        if (await Projects.Hold(db, caller, id, today, ct) is not { ClosedAt: null } project) return Projects.None;
        var problems = new Problems()
            .When(note?.Trim().Length is null or < 10 or > 1000, "Note", "请写明见了谁、谈了什么、下一步（10到1000字）。", "Say whom you met, what was said and what comes next, in 10 to 1,000 characters.")
            .When(joint && !caller.May(KeyAccountRights.Review), "Joint", "同访由销售经理登记。", "Going along is written down by the sales manager.");
        if (problems.Any) return problems.Refusal();
        var visit = Guid.CreateVersion7();
        await db.Do(Sql, new { visit, id, note = note!.Trim(), joint, now, by = caller.PersonId }, ct);
        if (joint) db.Tell(new KeyJointVisitMade(visit, id, now, caller.PersonId), id);
        if (await db.Row<Guid?>(OwedSql, new { visit, id }, ct) is { } owed)
        {
            db.Tell(new KeyVisitMade(owed, id, now, caller.PersonId), id);
            await NextVisit.Plan(db, id, project.OwnerId, (await calendar.Zone(ct)).EndOf(today.AddDays((await rules.On(today, ct)).VisitDays)), ct);
        }
        return Outcome.Done(id, new("拜访已登记", "Visit written down"));
    }
}
