using Dealership.Plugin;
using Dealership.Sales.Leads;
using Dealership.Sales.Pool;
using Dealership.Sales.Showroom;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Leads;

/// <summary>A house that gets leads; Wednesday, 4 March, 10:00, in working time.</summary>
public abstract class LeadHouse : CardHouse
{
    private protected Task<Outcome> TakeIn(string phone = Phone, Action<TakeInLead.Form>? but = null, DemoPerson? by = null, Guid? key = null)
    {
        var form = new TakeInLead.Form { Name = "李女士", Phone = phone, Channel = "video" };
        but?.Invoke(form);
        return House.Do(by ?? Cast.Zhan, (TakeInLead duty) => duty.Now(form, default), key);
    }

    private protected async Task<Guid> Lead(string phone = Phone, Action<TakeInLead.Form>? but = null) => (await Ok(TakeIn(phone, but))).Id!.Value;

    private protected Task<Outcome> Assign(Guid lead, Guid to) => House.Do(Cast.Zhan, (AssignLead duty) => duty.Now(lead, to, default));

    private protected Task<Outcome> Take(Guid lead, DemoPerson by) => House.Do(by, (TakeLead duty) => duty.Now(lead, default));

    private protected Task<Outcome> TakeCard(Guid card, DemoPerson by) => House.Do(by, (TakeCard duty) => duty.Now(card, default));

    private protected Task<Outcome> Pool(Guid card, string? reason = "顾问休假") => House.Do(Cast.Zhan, (PoolCard duty) => duty.Now(card, reason, default));

    private protected Task<Outcome> Reassign(Guid card, Guid? to, string? reason = "客户要求换人") => House.Do(Cast.Zhan, (ReassignCard duty) => duty.Now(card, to, reason, default));

    private protected Task<Outcome> Rule(string code, int? value, DateOnly? from = null, DemoPerson? by = null) =>
        House.Do(by ?? Cast.Song, (SetLeadRule duty) => duty.Now(new() { Code = code, Value = value, From = from }, default));

    private protected Task<Outcome> Roster(params Guid[] onDuty) => House.Do(Cast.Zhan, (SetRoster duty) => duty.Now(new() { OnDuty = onDuty }, default));

    private protected async Task<LeadRecord.View> See(Guid lead, DemoPerson? by = null) => (await House.Read(by ?? Cast.Zhan, (LeadRecord record) => record.Show(lead, default)))!;

    private protected async Task<IReadOnlyList<Guid>> Leads(string? show = null, DemoPerson? by = null) => [.. (await House.Read(by ?? Cast.Zhan, (LeadList list) => list.Show(new(show, Take: 200), default))).Rows.Select(r => r.Lead.Id)];

    private protected async Task<LeadCounts.Row> Counts(DemoPerson? by = null) => (await House.Read(by ?? Cast.Zhan, (LeadCounts counts) => counts.Between(null, null, null, null, default)))!;

    /// <summary>Who holds an obligation of DC-1, by when, and whether it is settled.</summary>
    private protected Task<string?> Desk(Guid subject) => House.Sql<string?>("""
        select coalesce(p.name, '—') || to_char(o.due_at at time zone 'Asia/Shanghai', ' MM-DD HH24:MI') || case when o.settled_at is null then '' else ' settled' end
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = 'DC-1' and o.subject = @subject
        """, new { subject });
}
