using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Says that one has seen one's result (签收), with a word if one likes. It is no consent: an appeal stays open.</summary>
[Needs(AppraisalRights.See)]
internal sealed class SeeSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        insert into sales.appraisal_seen (store_id, id, appraisal_id, confirmation_id, words, at) values (@store, @id, @sheet, @confirmation, @words, @now)
        on conflict on constraint seen_once do nothing
        """;

    public async Task<Outcome> Now(Guid sheet, string? words, CancellationToken ct)
    {
        if (await SheetHold.Take(db, sheet, ct) is not { } head || head.PersonId != caller.PersonId) return Outcome.Refused("这不是你的考评表。", "This is not your sheet.");
        if (head.ConfirmationId is not { } confirmation) return Outcome.Refused("结果还没确认。", "There is no result yet.");
        if (words?.Trim().Length > 500) return new Problems().When(true, "Words", "最多500字。", "At most 500 characters.").Refusal();
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        if (await db.Do(Sql, new { id, sheet, confirmation, words = words?.Trim() ?? "", now }, ct) == 0) return Outcome.Refused("已经签收过。", "You have said so already.");
        db.Tell(new AppraisalSeen(sheet, confirmation, id, now, caller.PersonId), sheet);
        return Outcome.Done(sheet, new("已签收", "Seen"));
    }
}
