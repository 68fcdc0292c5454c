using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Takes back what a meeting decided (撤回), with a reason: nobody owes it any more. Never by whoever owes it.</summary>
[Needs(MeetingRights.KeepMinutes)]
internal sealed class DropAction(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.meeting_actions set dropped_at = @now, dropped_by = @by, dropped_why = @why
        where  store_id = @store and id = @id and done_at is null and dropped_at is null and person_id <> @by returning id
        """;

    public async Task<Outcome> Now(Guid id, string? why, CancellationToken ct)
    {
        var problems = new Problems().When(why?.Trim().Length is null or 0 or > 200, "Why", "请写明原因（200字以内）。", "Say why, in at most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, why = why!.Trim(), now, by = caller.PersonId }, ct) is null)
            return Outcome.Refused("没有这件事、已经办完，或是您自己的事。", "There is no such thing, it is done already, or it is your own.");
        db.Tell(new ActionDropped(id, now), id);
        return Outcome.Done(id, new("已撤回", "Taken back"));
    }
}
