using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Leads;

/// <summary>A supervisor gives a waiting lead to a consultant (分配线索).</summary>
[Needs(LeadRights.Assign)]
internal sealed class AssignLead(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, LeadRules rules, ContactDays days) : IDuty
{
    internal const string HoldSql = "select 1 from sales.leads where store_id = @store and id = @id for update";

    internal const string LookSql = $"select l.customer_id from sales.leads l where l.store_id = @store and l.id = @id and {LeadView.IsWaiting}";

    public async Task<Outcome> Now(Guid id, Guid? to, CancellationToken ct)
    {
        if ((await people.Holding(Position.SalesConsultant, ct)).FirstOrDefault(p => p.Id == to) is not { } consultant)
            return new Problems().When(true, "To", "请选择一位销售顾问。", "Choose a sales consultant.").Refusal();
        if (await db.RowHolding<Guid?>(HoldSql, LookSql, new { id }, ct) is not { } customer) return Outcome.Refused("没有这条线索，或它已经有人跟了。", "There is no such lead, or somebody has it.");
        var who = await new LeadClock(db, caller, clock, calendar, rules, days).Give(id, customer, consultant.Id, true, false, ct);
        return Outcome.Done(id, who == consultant.Id ? new($"已给{consultant.Name}", $"{consultant.Name} has it") : new("这位客户已有意向卡，线索给了他的顾问", "The customer has a card: his consultant has the lead"));
    }
}
