using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.LostDeals;

public sealed class LostCallTests : LostHouse
{
    [Fact]
    public async Task Of_all_the_lost_some_are_called_once_more_by_somebody_else_and_who_lost_them_never_reads_it()
    {
        var lost = await Approved();
        var call = await House.Sql<Guid>("select id from sales.lost_calls");
        await House.Settle();
        Assert.Equal("詹主管 04-03", await Held(call));
        Assert.False((await Call(call, new() { How = "confirmed" })).Ok);
        House.Clock.Advance(TimeSpan.FromDays(8));
        var view = await Record(call, Cast.Zhan);
        Assert.Equal((true, "张先生", Phone), (view.InFull, view.Name, view.Phone));
        Assert.Equal(("张**", false, null), (await Record(lost, Cast.Wei)) is var own ? (own.Name, own.InFull, own.Call) : default);
        Assert.Equal("Reason", Assert.Single((await Call(call, new() { How = "other-reason" })).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => Call(call, new() { How = "confirmed" }, Cast.Wei));
        await Ok(Call(call, new() { How = "other-reason", Reason = "service", Note = "等了一小时没人理" }));
        await House.Settle();
        Assert.Equal("詹主管 04-03 settled", await Held(call));
        Assert.Null((await Record(lost, Cast.Wei)).Call);
        Assert.False((await Record(lost, Cast.Zhan)).InFull);
        Assert.Equal(0, await House.Told("sales", "等了|12341234|[*]1234"));
    }

    [Fact]
    public async Task Who_looks_for_a_car_again_has_a_new_card_and_counts_as_come_back()
    {
        var lost = await Approved();
        House.Clock.Advance(TimeSpan.FromDays(8));
        await Ok(Call(await House.Sql<Guid>("select id from sales.lost_calls"), new() { How = "comes-back" }));
        var card = (await Record(lost, Cast.Zhan)).Lost.RevivedTo!.Value;
        Assert.Equal((Cast.Wei.Id, "H", "2026-03-15"), ((await Show(card)).Card.ConsultantId, (await Show(card)).Card.Level, await DueOn(card)));
        Assert.Equal(lost, Assert.Single((await Lost(Cast.Zhan, LostView.Revived)).Rows).Lost.Id);
        Assert.Equal(1, (await Counts())!.Revived);
    }

    [Fact]
    public async Task A_lost_customer_who_comes_in_by_himself_is_known_to_have_come_back()
    {
        var lost = await Approved();
        var card = await Card("A");
        Assert.Equal(card, (await Record(lost, Cast.Zhan)).Lost.RevivedTo);
    }

    [Fact]
    public async Task A_purchase_put_off_comes_back_by_itself_on_its_day_but_not_for_who_said_no()
    {
        var (card, other) = (await Spoken(), await Spoken("13900001111"));
        foreach (var one in new[] { card, other }) await Ok(Apply(one, new() { Kind = "frozen", Reason = "postponed", AgainOn = new(2026, 3, 20) }, Cast.Zhan));
        await House.Sql<int>("""
            insert into customer_service.contact_stops (store_id, id, customer_id, reason, at, by_person)
            select 1, gen_random_uuid(), customer_id, '拒绝', now(), gen_random_uuid() from sales.cards where id = @other
            """, new { other });
        House.Clock.Advance(TimeSpan.FromDays(15));
        await House.Tick();
        Assert.Empty((await List(Cast.Wei)).Rows);
        House.Clock.Advance(TimeSpan.FromDays(1));
        await House.Tick();
        await House.Tick();
        var back = Assert.Single((await List(Cast.Wei)).Rows).Card;
        Assert.Equal("2026-03-20", await DueOn(back.Id));
        Assert.Equal(card, await House.Sql<Guid>("select revived_from from sales.cards where closed_at is null"));
    }

    [Fact]
    public async Task The_share_that_is_called_holds_from_its_day_on()
    {
        await Ok(House.Do(Cast.Song, (SetLostCallShare duty) => duty.Now(new() { Percent = 0 }, default)));
        await Ok(House.Do(Cast.Song, (SetLostCallShare duty) => duty.Now(new() { Percent = 50, From = new(2026, 4, 1) }, default)));
        Assert.False((await House.Do(Cast.Song, (SetLostCallShare duty) => duty.Now(new() { Percent = 101, From = new(2026, 3, 1) }, default))).Ok);
        var view = await House.Read(Cast.Song, (LostCallShare share) => share.Show(default));
        Assert.Equal((0, new DateOnly(2026, 3, 4), 50), (view.Percent, view.Since, Assert.Single(view.ToCome).Percent));
        await Ok(Decide((await Ok(Apply(await Spoken(), Rival))).Id!.Value, true));
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.lost_calls"));
        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => DecideLost.Drawn(Guid.CreateVersion7(), 33)), 250, 410);
    }
}
