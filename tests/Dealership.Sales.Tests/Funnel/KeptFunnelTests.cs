using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Funnel;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Orders;
using Dealership.Sales.Pool;
using Dealership.Sales.Showroom;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Funnel;

public sealed class KeptFunnelTests : RollUpHouse
{
    private const string March = "2026-03", Later = "13900001111", Other = "13900002222";

    [Fact]
    public async Task After_each_thing_that_happens_to_a_prospect_the_funnel_is_what_its_rows_add_up_to()
    {
        await House.RebuildRollUps();
        var unasked = (await Ok(House.Do(Cast.Wei, (LogVisit duty) => duty.Now(new() { ConsultantId = Cast.Wei.Id }, default)))).Id!.Value;
        await Exact("a visit", March);
        await Ok(House.Do(Cast.Wei, (CorrectVisit duty) => duty.Now(unasked, new() { Kind = "first", Party = 2, ConsultantId = Cast.Hua.Id, Reason = "认错人" }, default)));
        await Exact("a visit put right", March);
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit() }));
        var called = await Card("A", Later);
        await Exact("two cards", March);
        await Ok(Contact(called, new() { How = "phone", Level = "H" }));
        await Exact("a contact", March);
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Ok(Open(new() { Name = "李先生", Phone = Later, Level = "A", VisitId = await Visit() }));
        await Exact("the caller came", March);
        await Ok(House.Do(Cast.Zhan, (ReassignCard duty) => duty.Now(called, Cast.Hua.Id, "客户要求换人", default)));
        await Exact("a card given to another", March);
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit("again") }));
        await Exact("he came again", March);
        var drive = await Drive(await House.Sql<Guid>("select id from sales.cards where source = 'visit'"), await Car("LSVAA49J932047372"));
        await Exact("a drive arranged", March);
        await Ok(Start(drive));
        await Exact("a drive begun", March);
        House.Clock.Advance(TimeSpan.FromHours(1));
        await Ok(Return(drive));
        await Exact("a drive back", March);
    }

    [Fact]
    public async Task After_each_thing_that_happens_to_an_order_and_a_loss_too()
    {
        await House.RebuildRollUps();
        var first = await Visit();
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = first, Source = "referral" }));
        House.Clock.Advance(TimeSpan.FromDays(2));
        var order = await ReadyOrder();
        await Exact("an order", March);
        var second = await Order();
        await Ok(House.Do(Cast.Wei, (AddLine duty) => duty.Now(second, new() { Kind = "accessories", What = "脚垫", Price = 300m, ChosenFreely = true }, default)));
        await Exact("another with a line", March);
        var line = await House.Sql<Guid>("select id from sales.contract_lines");
        await Ok(House.Do(Cast.Wei, (DropLine duty) => duty.Now(second, line, default)));
        await Exact("a line dropped", March);
        await Ok(House.Do(Cast.Song, (CancelOrder duty) => duty.Now(second, "不买了", default)));
        await Exact("an order cancelled", March);
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Ok(HandOver(order));
        await Exact("a handover", March);
        var handover = await House.Sql<Guid>("select id from sales.deliveries");
        await Ok(House.Do(Cast.Song, (CancelDelivery duty) => duty.Now(handover, "录错了", default)));
        await Exact("a handover cancelled", March);
        var card = await Card("H", Other);
        await Ok(Contact(card, new() { How = "phone" }));
        var lost = (await Ok(House.Do(Cast.Wei, (ApplyLost duty) => duty.Now(card, new() { Kind = "lost", Reason = "rival", Rival = "海岚 X5", Note = "周末交了定金" }, default)))).Id!.Value;
        await Exact("a loss applied for", March);
        await Ok(House.Do(Cast.Zhan, (DecideLost duty) => duty.Now(lost, new() { Approve = true }, default)));
        await Exact("a loss decided", March);
    }
}
