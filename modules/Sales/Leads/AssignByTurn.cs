using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Leads;

/// <summary>Gives every lead that waits to those on today's roster, one after the other (按轮值分配), the most pressing first.</summary>
[Needs(LeadRights.Assign)]
internal sealed class AssignByTurn(Db db, Caller caller, TimeProvider clock, ICalendar calendar, LeadTurn turn, LeadRules rules, ContactDays days) : IDuty
{
    private const string Sql = $"select l.id, l.customer_id from sales.leads l where l.store_id = @store and {LeadView.IsWaiting} order by l.due_at, l.id limit 200 for update";

    public async Task<Outcome> Now(CancellationToken ct)
    {
        await db.Do(LeadTurn.Hold, null, ct);
        var queue = await turn.Today(ct);
        if (queue.Count == 0) return Outcome.Refused("还没有接待排班，请先排班。", "There is no roster yet: set one first.");
        var waiting = await db.Rows<Row>(Sql, null, ct);
        if (waiting.Count == 0) return Outcome.Refused("没有等待分配的线索。", "No lead waits.");
        var answers = new LeadClock(db, caller, clock, calendar, rules, days);
        foreach (var (lead, place) in waiting.Select((lead, i) => (lead, queue[i % queue.Count]))) await answers.Give(lead.Id, lead.CustomerId, place.ConsultantId, true, true, ct);
        return Outcome.Done(null, new($"已按轮值分配{waiting.Count}条线索", $"{waiting.Count} leads given by turn"));
    }

    private sealed record Row(Guid Id, Guid CustomerId);
}
