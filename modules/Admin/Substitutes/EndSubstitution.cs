using Dealership.Admin.Permissions;
using Dealership.Admin.Positions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Substitutes;

/// <summary>Ends standing in before its last day (提前销假), or one that has not begun; what was done in it stays.</summary>
[Needs(OrganisationRights.NameSubstitutes)]
internal sealed class EndSubstitution(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update admin.substitutions b set ended_by = @me, ended_at = @now
        where  b.store_id = @store and b.id = @id and b.ended_at is null and b.until > @today
          and  (@keeps or exists (select 1 from admin.superiors_of(@store, b.position_code, @today) u where u.position_code = any(@positions)))
        returning b.id
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        var ended = await db.Row<Guid?>(Sql, new
        {
            id,
            me = caller.PersonId,
            now = clock.GetUtcNow(),
            today = await calendar.Today(ct),
            keeps = caller.May(Rights.KeepPeople),
            positions = caller.Positions.ToArray(),
        }, ct);
        return ended is null
            ? Outcome.Refused("代理已经结束，或不归您安排。", "It has ended, or is not yours to end.")
            : Outcome.Done(ended, new("代理已结束，待办和权限随即归还本人", "Ended; obligations and rights are his own again at once"));
    }
}
