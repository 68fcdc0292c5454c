using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.LostDeals;

/// <summary>A house in which a customer may be lost.</summary>
public abstract class LostHouse : CardHouse
{
    private protected static ApplyLost.Form Rival => new() { Kind = "lost", Reason = "rival", Rival = "海岚 X5", Note = "周末交了定金" };

    /// <summary>A card whose customer was spoken to today.</summary>
    private protected async Task<Guid> Spoken(string phone = Phone)
    {
        var card = await Card("H", phone);
        await Ok(Contact(card, new() { How = "phone" }));
        return card;
    }

    /// <summary>Lost, approved and drawn to be called.</summary>
    private protected async Task<Guid> Approved()
    {
        await Ok(House.Do(Cast.Song, (SetLostCallShare duty) => duty.Now(new() { Percent = 100 }, default)));
        var lost = (await Ok(Apply(await Spoken(), Rival))).Id!.Value;
        await Ok(Decide(lost, true));
        return lost;
    }

    private protected Task<Outcome> Apply(Guid card, ApplyLost.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Wei, (ApplyLost duty) => duty.Now(card, form, default));

    private protected async Task<Outcome> Decide(Guid lost, bool approve, string? why = null, DemoPerson? by = null, bool mayThrow = false)
    {
        try { return await House.Do(by ?? Cast.Zhan, (DecideLost duty) => duty.Now(lost, new() { Approve = approve, Why = why }, default)); }
        catch (NotAllowedException) when (mayThrow) { return Outcome.Refused("", ""); }
    }

    private protected Task<Outcome> Call(Guid call, LogLostCall.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Zhan, (LogLostCall duty) => duty.Now(call, form, default));

    private protected async Task<LostRecord.View> Record(Guid id, DemoPerson by) => (await House.Read(by, (LostRecord record) => record.Show(id, default)))!;

    private protected Task<LostList.Page> Lost(DemoPerson by, string? show = null) => House.Read(by, (LostList list) => list.Show(new(show), default));

    private protected async Task<LostCounts.Row?> Counts() => (await House.Read(Cast.Zhan, (LostCounts counts) => counts.Between(null, null, default))).Counts;

    /// <summary>How an obligation of SS-9 stands, and with whom.</summary>
    private protected Task<string?> Held(Guid subject) => House.Sql<string?>("""
        select p.name || ' ' || to_char(o.due_at at time zone 'Asia/Shanghai', 'MM-DD') || case when o.settled_at is null then '' else ' settled' end
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = 'SS-9' and o.subject = @subject
        """, new { subject });
}
