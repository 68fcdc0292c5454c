using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.LostDeals;

public sealed class LostDealTests : LostHouse
{
    [Fact]
    public async Task A_consultant_applies_after_he_spoke_to_the_customer_and_the_contact_is_the_evidence()
    {
        var card = await Card();
        Assert.Equal("Kind", Assert.Single((await Apply(card, Rival)).Problems).Field);
        await Ok(Contact(card, new() { How = "no-answer" }));
        Assert.False((await Apply(card, Rival)).Ok);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        await Ok(Contact(card, new() { How = "phone", Note = "看中了X5" }));
        var lost = (await Ok(Apply(card, Rival))).Id!.Value;
        var view = await Record(lost, Cast.Zhan);
        Assert.Equal(("看中了X5", true, "海岚 X5", "H"), (view.Contacts[0].Note, view.Contacts[0].Evidence, view.Lost.Rival, view.Lost.Level));
        Assert.True(view.Decides);
        Assert.False((await Record(lost, Cast.Wei)).Decides);
        Assert.False((await Apply(card, Rival)).Ok);
        Assert.NotNull((await Show(card)).Card.PlanId);
    }

    [Fact]
    public async Task A_talk_of_eight_days_ago_is_no_evidence()
    {
        var card = await Card("C");
        await Ok(Contact(card, new() { How = "phone" }));
        House.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("请先登记最后一次联系：7天内和客户谈过才能申请。", Assert.Single((await Apply(card, Rival)).Problems).Text.Zh);
    }

    [Fact]
    public async Task Out_of_contact_is_who_was_tried_in_vain_on_three_days()
    {
        var card = await Card();
        foreach (var day in Enumerable.Range(0, 3))
        {
            await Ok(Contact(card, new() { How = "no-answer" }));
            await Ok(Contact(card, new() { How = "wrong-number" }));
            Assert.Equal(day == 2, (await Apply(card, new() { Kind = "out-of-contact", Reason = "unreachable" })).Ok);
            House.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task Bad_input_is_refused_beside_its_field()
    {
        var card = await Spoken();
        Assert.Equal(["Kind", "Reason", "Rival", "Note"], (await Apply(card, new() { Kind = "ordered", Reason = "rain", Rival = new('长', 61), Note = new('长', 501) })).Problems.Select(p => p.Field));
        Assert.Equal("Rival", Assert.Single((await Apply(card, new() { Kind = "lost", Reason = "elsewhere" })).Problems).Field);
        Assert.Equal("AgainOn", Assert.Single((await Apply(card, new() { Kind = "frozen", Reason = "postponed", AgainOn = new(2026, 6, 3) })).Problems).Field);
        Assert.Empty((await Lost(Cast.Zhan)).Rows);
    }

    [Fact]
    public async Task The_supervisors_yes_closes_the_card_proves_his_duty_and_nobody_owes_a_contact()
    {
        var card = await Spoken();
        var plan = await Owed(card);
        var lost = (await Ok(Apply(card, Rival))).Id!.Value;
        await House.Settle();
        Assert.Equal("詹主管 03-04", await Held(lost));
        Assert.False((await Decide(lost, true, by: Cast.Wei, mayThrow: true)).Ok);
        await Ok(Decide(lost, true));
        Assert.False((await Decide(lost, false, "再试")).Ok);
        await House.Settle();
        Assert.Equal(["詹主管 03-04 settled", "魏强 03-07 settled"], [await Held(lost), await OnTheDesk(plan)]);
        var closed = (await Show(card)).Card;
        Assert.Equal((CardOutcome.Lost, "产品 · 看中竞品", Cast.Zhan.Id), (closed.Outcome, closed.ClosedWhy, closed.ClosedBy));
    }

    [Fact]
    public async Task A_no_says_what_to_do_instead_and_the_card_goes_on()
    {
        var card = await Spoken();
        var lost = (await Ok(Apply(card, Rival))).Id!.Value;
        Assert.Equal("Why", Assert.Single((await Decide(lost, false, " ")).Problems).Field);
        await Ok(Decide(lost, false, "带上置换方案再谈一次"));
        Assert.Equal("带上置换方案再谈一次", (await Record(lost, Cast.Wei)).Lost.DecidedWhy);
        Assert.Null((await Show(card)).Card.Outcome);
        await Ok(Apply(card, Rival));
    }

    [Fact]
    public async Task Nobody_decides_on_his_own_customer()
    {
        var card = (await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H" }, Cast.Zhan))).Id!.Value;
        await Ok(Contact(card, new() { How = "phone" }, Cast.Zhan));
        var lost = (await Ok(Apply(card, Rival, Cast.Zhan))).Id!.Value;
        Assert.False((await Decide(lost, true)).Ok);
        await House.Settle();
        Assert.Equal("宋经理 03-04", await Held(lost));
        await Ok(Decide(lost, true, by: Cast.Song));
    }

    [Fact]
    public async Task A_supervisor_closes_a_consultants_card_in_one_step()
    {
        var card = await Card();
        await Ok(Apply(card, new() { Kind = "lost", Reason = "invalid" }, Cast.Zhan));
        Assert.Equal(CardOutcome.Lost, (await Show(card)).Card.Outcome);
        await House.Settle();
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from admin.obligations where clause_code = 'SS-9' and subject = (select id from sales.lost_applications)"));
    }

    [Fact]
    public async Task Two_supervisors_at_once_decide_once()
    {
        var lost = (await Ok(Apply(await Spoken(), Rival))).Id!.Value;
        var both = await House.AtOnce("select 1 from sales.lost_applications where id = @lost for update", new { lost }, () => Decide(lost, true), () => Decide(lost, false, "再试", Cast.Song));
        Assert.Single(both, o => o.Ok);
    }

    [Fact]
    public async Task Refusal_and_clarity_are_shares_of_what_was_applied_for_and_each_opens_its_rows()
    {
        Assert.Null(await Counts());
        foreach (var (i, reason) in new[] { "price-offer", "family", "invalid", "trade-in" }.Index())
        {
            var lost = (await Ok(Apply(await Spoken($"1390000111{i}"), new() { Kind = "lost", Reason = reason }))).Id!.Value;
            if (i < 3) await Ok(Decide(lost, true));
            else await Ok(Decide(lost, false, "再谈"));
        }
        var counts = (await Counts())!;
        Assert.Equal((4, 3, 1, 2), (counts.Applied, counts.Approved, counts.Refused, counts.Clear));
        foreach (var (view, count) in new[] { (LostView.All, 4), (LostView.Approved, 3), (LostView.Refused, 1), (LostView.Clear, 2), (LostView.Pending, 0), (LostView.Calls, counts.ToCall) })
            Assert.Equal(count, (await Lost(Cast.Zhan, view)).Rows.Count);
        Assert.Equal(2, (await House.Read(Cast.Zhan, (LostList list) => list.Show(new(LostView.All, "price"), default))).Rows.Count);
        Assert.Equal((0, 4), ((await Lost(Cast.Hua, LostView.All)).Rows.Count, (await Lost(Cast.Wei, LostView.All)).Rows.Count));
        foreach (var person in new[] { Cast.Mei, Cast.Lin, Cast.Shu }) await Assert.ThrowsAsync<NotAllowedException>(() => Lost(person));
        Assert.Empty((await House.Read(House.As(Cast.Zhan, Cast.OtherStore), (LostList list) => list.Show(new(LostView.All), default))).Rows);
    }
}
