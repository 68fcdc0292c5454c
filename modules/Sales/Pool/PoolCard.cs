using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;
using Dealership.Sales.LostDeals;

namespace Dealership.Sales.Pool;

/// <summary>A supervisor puts a prospect into the pool (转公海) with a reason: nobody looks after him until somebody takes him.</summary>
[Needs(LeadRights.Assign)]
internal sealed class PoolCard(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const string HoldSql = "select 1 from sales.cards where store_id = @store and id = @id for update";

    private const string LookSql = $"select c.consultant_id, {LostView.IsAsked} as asked from sales.cards c where c.store_id = @store and c.id = @id and {CardView.IsOpen}";

    public async Task<Outcome> Now(Guid id, string? reason, CancellationToken ct)
    {
        if (reason?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Reason", "请写明原因（200字以内）。", "Say why, in at most 200 characters.").Refusal();
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id }, ct) is not { } card) return Outcome.Refused("没有这张卡，或已经结了、在公海里。", "There is no such card, or it is closed or in the pool.");
        if (card.Asked) return Outcome.Refused(LostView.DecideFirst.Zh, LostView.DecideFirst.En);
        var now = clock.GetUtcNow();
        await CardHands.Move(db, caller, id, card.ConsultantId, null, "pooled", reason.Trim(), null, await calendar.Zone(ct), now, ct);
        await LeadClock.GiveUp(db, id, LeadRecord.CardPooled, now, caller.PersonId, ct);
        return Outcome.Done(id, new("已转公海", "He is in the pool"));
    }

    private sealed record Look(Guid ConsultantId, bool Asked);
}
