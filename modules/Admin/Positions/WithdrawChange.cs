using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Takes a planned change back before its day has come; the row stays and says who did.</summary>
[Needs(OrganisationRights.ChangeOrganisation)]
internal sealed class WithdrawChange(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update admin.position_changes set withdrawn_by = @me, withdrawn_at = @now
        where  store_id = @store and id = @id and withdrawn_at is null and effective_from > @today
        returning effective_from
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        await db.Do(Faults.Hold, null, ct);
        if (await db.Row<DateOnly?>(Sql, new { id, me = caller.PersonId, now = clock.GetUtcNow(), today = await calendar.Today(ct) }, ct) is not { } from)
            return Outcome.Refused("这项变动已经生效或已撤回，请另作决定。", "This change is in effect or was taken back; decide anew instead.");
        var faults = await Faults.Of(db, from, "", "", ct);
        return faults.Any ? faults.Refusal() : Outcome.Done(id, new("已撤回", "Taken back"));
    }
}
