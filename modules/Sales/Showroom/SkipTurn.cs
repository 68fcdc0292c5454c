using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>Skips a consultant's turn (跳过) with a reason; he stands last again.</summary>
[Needs(ShowroomRights.Log)]
internal sealed class SkipTurn(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ReceptionQueue queue) : IDuty
{
    private const string Sql = """
        insert into sales.reception_skips (store_id, id, day, consultant_id, reason, at, by_person) values (@store, @id, @day, @consultantId, @reason, @now, @by)
        """;

    public async Task<Outcome> Now(Guid consultantId, string? reason, CancellationToken ct)
    {
        var (day, why) = (await calendar.Today(ct), reason?.Trim() ?? "");
        if (why.Length is 0 or > 100) return new Problems().When(true, "Reason", "请写明跳过的原因（100字以内）。", "Say why he is skipped, in at most 100 characters.").Refusal();
        await db.Do(ReceptionQueue.Hold, null, ct);
        if ((await queue.Of(day, ct)).FirstOrDefault(q => q.ConsultantId == consultantId) is not { } place)
            return Outcome.Refused("他今天不在接待排班里。", "He is not on today's roster.");
        await db.Do(Sql, new { id = Guid.CreateVersion7(), day, consultantId, reason = why, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(consultantId, new($"已跳过{place.Name}", $"{place.Name} was skipped"));
    }
}
