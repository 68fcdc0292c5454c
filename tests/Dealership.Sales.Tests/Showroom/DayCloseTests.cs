using Dealership.Plugin;
using Dealership.Sales.Showroom;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Showroom;

public sealed class DayCloseTests : CardHouse
{
    private Task<Guid> Day() => House.Sql<Guid>("select id from sales.showroom_days where store_id = 1 order by day desc limit 1");

    private Task<Outcome> Close(Guid day, DemoPerson? by = null) => House.Do(by ?? Cast.Zhan, (CloseDay duty) => duty.Now(day, default));

    private Task SeeOut(Guid visit) => Ok(House.Do(Cast.Zhan, (SeeOut duty) => duty.Now(visit, default)));

    private Task<string?> SupervisorOwes(Guid day) => House.Sql<string?>("""
        select p.name || case when o.settled_at is null then '' else ' settled' end from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id
        where o.clause_code = 'SS-5' and o.subject = @day
        """, new { day });

    [Fact]
    public async Task The_first_visitor_makes_the_supervisor_owe_the_days_closing_and_closing_it_is_the_evidence()
    {
        var visit = await Visit();
        await Visit("errand");
        await House.Settle();
        var day = await Day();
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.showroom_days"));
        Assert.Equal("詹主管", await SupervisorOwes(day));
        var refused = await Close(day);
        Assert.Equal("还有 2 处没有完成，列在下面，补完再日清。", Assert.Single(refused.Problems).Text.Zh);
        var open = (await House.Read(Cast.Zhan, (Unfinished read) => read.Of(day, default)))!;
        Assert.Equal([("第1批缺离店时间", $"/sales/showroom/{visit}")], open.Things.Take(1).Select(t => (t.What.Zh, t.Link)));
        foreach (var line in (await House.Read(Cast.Zhan, (VisitList list) => list.Show(new(), default))).Rows) await SeeOut(line.Visit.Id);
        await Ok(Close(day));
        Assert.False((await Close(day)).Ok);
        await House.Settle();
        Assert.Equal("詹主管 settled", await SupervisorOwes(day));
    }

    [Fact]
    public async Task What_nobody_asked_and_a_card_without_a_next_contact_hold_the_day_open()
    {
        await Ok(House.Do(Cast.Wei, (LogVisit duty) => duty.Now(new(), default)));
        var card = await Card();
        await House.Sql<int>("update sales.next_contacts set dropped_at = now() where card_id = @card", new { card });
        var day = await Day();
        var things = (await House.Read(Cast.Zhan, (Unfinished read) => read.Of(day, default)))!.Things;
        Assert.Equal(["第1批缺来店性质、接待顾问、离店时间", "意向卡没有下次联系"], things.Select(t => t.What.Zh));
        Assert.Equal($"/sales/cards/{card}", things[1].Link);
    }

    [Fact]
    public async Task Whoever_comes_after_the_closing_opens_the_day_again_and_it_is_owed_again()
    {
        await SeeOut(await Visit());
        var day = await Day();
        await Ok(Close(day));
        var late = await Visit();
        await House.Settle();
        Assert.Equal("詹主管", await SupervisorOwes(day));
        await SeeOut(late);
        await Ok(Close(day));
        await House.Settle();
        Assert.Equal("詹主管 settled", await SupervisorOwes(day));
    }

    [Fact]
    public async Task A_closed_day_that_has_passed_is_the_supervisors_to_add_to_and_to_correct()
    {
        var visit = await Visit();
        await SeeOut(visit);
        var day = await Day();
        await Ok(Close(day));
        House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("ArrivedAt", Assert.Single((await Log(Cast.Wei)).Problems).Field);
        Assert.False((await Correct(Cast.Wei)).Ok);
        await Ok(Log(Cast.Zhan));
        await Ok(Correct(Cast.Zhan));
        Assert.NotNull((await House.Read(Cast.Zhan, (Unfinished read) => read.Of(day, default)))!.ClosedAt);

        Task<Outcome> Log(DemoPerson by) => House.Do(by, (LogVisit duty) => duty.Now(new() { Kind = "first", ConsultantId = Cast.Wei.Id, ArrivedAt = new(2026, 3, 4, 9, 30, 0) }, default));
        Task<Outcome> Correct(DemoPerson by) => House.Do(by, (CorrectVisit duty) => duty.Now(visit,
            new() { Kind = "first", Party = 4, ConsultantId = Cast.Wei.Id, ArrivedAt = new(2026, 3, 4, 10, 0, 0), LeftAt = new(2026, 3, 4, 10, 0, 0), Reason = "数错了" }, default));
    }

    [Fact]
    public async Task A_consultant_closes_no_day_and_another_store_finds_none()
    {
        await SeeOut(await Visit());
        var day = await Day();
        await Assert.ThrowsAsync<NotAllowedException>(() => Close(day, Cast.Wei));
        Assert.False((await House.Do(House.As(Cast.Zhan, Cast.OtherStore), (CloseDay duty) => duty.Now(day, default))).Ok);
        Assert.Empty((await House.Read(House.As(Cast.Zhan, Cast.OtherStore), (Unfinished read) => read.Open(default))).Days);
    }
}
