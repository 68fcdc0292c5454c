using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Pool;

namespace Dealership.Sales.Leads;

/// <summary>A consultant takes a waiting lead (领取线索) with one press: whoever presses first has it, within the day's limit.</summary>
[Needs(LeadRights.Take)]
internal sealed class TakeLead(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LeadRules rules, ContactDays days) : IDuty
{
    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        if (await PoolLimit.Refusal(db, caller, clock, calendar, rules, ct) is { } refusal) return refusal;
        if (await db.RowHolding<Guid?>(AssignLead.HoldSql, AssignLead.LookSql, new { id }, ct) is not { } customer) return Outcome.Refused("晚了一步，别人刚刚领走了。", "Somebody was quicker: it is taken.");
        var who = await new LeadClock(db, caller, clock, calendar, rules, days).Give(id, customer, caller.PersonId, true, false, ct);
        return Outcome.Done(id, who == caller.PersonId ? new("已领取，请马上联系", "It is yours: contact him now") : new("这位客户已有意向卡，线索给了他的顾问", "The customer has a card: his consultant has the lead"));
    }
}
