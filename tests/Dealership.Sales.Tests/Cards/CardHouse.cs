using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Showroom;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Cards;

/// <summary>A house in which Wei's prospects are met on Wednesday, 4 March, 10:00.</summary>
public abstract class CardHouse : SalesHouse
{
    private protected const string Phone = "13812341234";

    private protected Task<Outcome> Open(OpenCard.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Wei, (OpenCard duty) => duty.Now(form, default));

    private protected async Task<Guid> Card(string level = "H", string phone = Phone) => (await Ok(Open(new() { Name = "张先生", Phone = phone, Level = level }))).Id!.Value;

    private protected async Task<Guid> Visit(string kind = "first") =>
        (await Ok(House.Do(Cast.Wei, (LogVisit duty) => duty.Now(new() { Kind = kind, ConsultantId = Cast.Wei.Id }, default)))).Id!.Value;

    private protected async Task<CardRecord.View> Show(Guid card, DemoPerson? by = null) => (await House.Read(by ?? Cast.Wei, (CardRecord record) => record.Show(card, default)))!;

    private protected async Task<Guid> Owed(Guid card) => (await Show(card, Cast.Zhan)).Card.PlanId!.Value;

    private protected async Task<Outcome> Contact(Guid card, LogContact.Form form, DemoPerson? by = null) =>
        await Owed(card) is var plan ? await House.Do(by ?? Cast.Wei, (LogContact duty) => duty.Now(plan, form, default)) : throw new InvalidOperationException();

    private protected Task<CardList.Page> List(DemoPerson by, string? show = null) => House.Read(by, (CardList list) => list.Show(new(show), default));

    /// <summary>The day by which the next contact is owed.</summary>
    private protected async Task<string> DueOn(Guid card) => TimeZoneInfo.ConvertTime((await Show(card, Cast.Zhan)).Card.DueAt!.Value, Cast.Zone).ToString("yyyy-MM-dd");

    /// <summary>How an obligation of SC-3 stands with whoever holds it.</summary>
    private protected Task<string?> OnTheDesk(Guid plan) => House.Sql<string?>("""
        select p.name || ' ' || to_char(o.due_at at time zone 'Asia/Shanghai', 'MM-DD') || case when o.settled_at is null then '' else ' settled' end
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = 'SC-3' and o.subject = @plan
        """, new { plan });
}
