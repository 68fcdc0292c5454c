using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Pool;

/// <summary>A consultant takes a prospect from the pool (领取) with one press: whoever presses first has him, and nobody takes more in a day than the store allows.</summary>
[Needs(LeadRights.Take)]
internal sealed class TakeCard(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LeadRules rules, ContactDays days) : IDuty
{
    private const string HoldSql = "select 1 from sales.cards where store_id = @store and id = @id for update";

    private const string LookSql = $"select c.customer_id from sales.cards c where c.store_id = @store and c.id = @id and {CardView.IsPooled}";

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        if (await PoolLimit.Refusal(db, caller, clock, calendar, rules, ct) is { } refusal) return refusal;
        if (await db.RowHolding<Guid?>(HoldSql, LookSql, new { id }, ct) is null) return Outcome.Refused("晚了一步，别人刚刚领走了。", "Somebody was quicker: he is taken.");
        var (now, due) = (clock.GetUtcNow(), (await calendar.Today(ct)).AddDays(await days.Of(ContactDays.First, ct)));
        await CardHands.Move(db, caller, id, null, caller.PersonId, "taken", "", due, await calendar.Zone(ct), now, ct);
        return Outcome.Done(id, new($"已领取，{due.Month}月{due.Day}日前联系", $"He is yours: contact him by {due:yyyy-MM-dd}"));
    }
}
