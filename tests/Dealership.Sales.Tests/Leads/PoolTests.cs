using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;
using Dealership.Sales.Pool;
using Dealership.Sales.TestDrives;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Leads;

/// <summary>Prospects change hands: by the supervisor, into the pool, out of it.</summary>
public sealed class PoolTests : LeadHouse
{
    private async Task Days(int days)
    {
        House.Clock.Advance(TimeSpan.FromDays(days));
        await House.Tick();
        await House.Settle();
    }

    private async Task<IReadOnlyList<Guid>> Pooled(DemoPerson by) => [.. (await House.Read(by, (PoolList list) => list.Show(null, 50, default))).Rows.Select(r => r.Card.Id)];

    [Fact]
    public async Task The_supervisor_gives_a_prospect_to_another_with_a_reason_and_the_contact_is_his_to_make()
    {
        var card = await Card("H");
        var plan = await Owed(card);
        Assert.Equal(["To", "Reason"], (await Reassign(card, Cast.Gao.Id, " ")).Problems.Select(p => p.Field));
        Assert.Equal("To", Assert.Single((await Reassign(card, Cast.Wei.Id)).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (ReassignCard duty) => duty.Now(card, Cast.Hua.Id, "换人", default)));
        await Ok(Reassign(card, Cast.Hua.Id));
        await House.Settle();
        Assert.Equal($"{Cast.Wei.Name} 03-07 settled", await OnTheDesk(plan));
        Assert.Equal($"{Cast.Hua.Name} 03-07", await OnTheDesk(await Owed(card)));
        Assert.Null(await House.Read(Cast.Wei, (CardRecord record) => record.Show(card, default)));
        Assert.Equal((Cast.Wei.Name, Cast.Hua.Name, "reassigned", "客户要求换人", Cast.Zhan.Name), (await Show(card, Cast.Hua)).Moves.Single() is var m ? (m.From, m.To, m.Kind, m.Reason, m.By) : default);
        Assert.False((await House.Do(Cast.Zhan, (LogContact duty) => duty.Now(plan, new() { How = "phone" }, default))).Ok);
        await Ok(Contact(card, new() { How = "phone" }, Cast.Hua));
    }

    [Fact]
    public async Task A_contact_that_is_late_when_the_card_is_given_away_is_owed_by_the_end_of_today()
    {
        var card = await Card("H");
        await Days(5);
        await Ok(Reassign(card, Cast.Hua.Id));
        Assert.Equal("2026-03-09", await DueOn(card));
    }

    [Fact]
    public async Task An_answer_owed_moves_with_the_card()
    {
        var lead = await Lead(but: f => f.ConsultantId = Cast.Wei.Id);
        var before = (await See(lead)).Lead;
        await Ok(Reassign(before.CardId!.Value, Cast.Hua.Id));
        var after = (await See(lead)).Lead;
        await House.Settle();
        Assert.EndsWith("settled", await Desk(before.AssignmentId!.Value));
        Assert.Equal((Cast.Hua.Id, $"{Cast.Hua.Name} 03-04 10:30"), (after.ConsultantId!.Value, await Desk(after.AssignmentId!.Value)));
    }

    [Fact]
    public async Task In_the_pool_nobody_looks_after_him_and_of_two_who_take_him_at_once_one_has_him()
    {
        var card = await Card("A");
        var plan = await Owed(card);
        await Ok(Pool(card));
        Assert.False((await Pool(card)).Ok);
        await House.Settle();
        Assert.EndsWith("settled", await OnTheDesk(plan));
        Assert.Null(await House.Read(Cast.Wei, (CardRecord record) => record.Show(card, default)));
        Assert.Empty((await List(Cast.Zhan)).Rows);
        Assert.Equal([card], (await List(Cast.Zhan, "pool")).Rows.Select(r => r.Card.Id));
        Assert.Equal(1, (await House.Read(Cast.Zhan, (CardCounts counts) => counts.Now(null, default)))!.Pooled);
        Assert.Equal([card], await Pooled(Cast.Hua));
        Assert.Equal("Phone", Assert.Single((await Open(new() { Name = "张先生", Phone = Phone, Level = "A" })).Problems).Field);
        Assert.False((await House.Do(Cast.Wei, (ArrangeTestDrive duty) => duty.Now(new() { CardId = card, CarId = Guid.NewGuid() }, default))).Ok);
        var outcomes = await House.AtOnce("select 1 from sales.cards where id = @card for update", new { card }, () => TakeCard(card, Cast.Wei), () => TakeCard(card, Cast.Hua));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        var winner = outcomes[0].Ok ? Cast.Wei : Cast.Hua;
        var view = await Show(card, winner);
        Assert.Equal((winner.Name, "2026-03-05"), (view.Consultant, await DueOn(card)));
        Assert.Equal(["taken", "pooled"], view.Moves.Select(m => m.Kind));
        Assert.Empty(await Pooled(Cast.Hua));
    }

    [Fact]
    public async Task Nobody_takes_more_in_a_day_than_the_store_allows()
    {
        await Ok(Rule(LeadRules.PoolADay, 2));
        var cards = new List<Guid>();
        for (var n = 0; n < 3; n++)
        {
            cards.Add(await Card("B", $"1390000{n:0000}"));
            await Ok(Pool(cards[n]));
        }
        await Ok(TakeCard(cards[0], Cast.Hua));
        await Ok(TakeCard(cards[1], Cast.Hua));
        Assert.False((await TakeCard(cards[2], Cast.Hua)).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => TakeCard(cards[2], Cast.Lin));
        await Days(1);
        await Ok(TakeCard(cards[2], Cast.Hua));
    }

    [Fact]
    public async Task Overdue_by_more_than_two_intervals_he_goes_back_to_the_pool_only_where_the_store_has_set_it()
    {
        var (hot, cool) = (await Card("H"), await Card("C", "13900001111"));
        await Days(10);
        Assert.Empty(await Pooled(Cast.Hua));
        await Ok(Rule(LeadRules.PoolAfter, 2, new(2026, 3, 15)));
        await Ok(Contact(hot, new() { How = "phone", Level = "H" }));
        // Due on the 17th: late by more than two intervals of three days on the 24th.
        await Days(3);
        Assert.Null(await PoolDay());
        await Days(6);
        Assert.Equal(new DateOnly(2026, 3, 24), await PoolDay());
        Assert.Empty(await Pooled(Cast.Hua));
        await Days(1);
        Assert.Equal([hot], await Pooled(Cast.Hua));
        Assert.Equal(("pooled", "2", null), (await Show(hot, Cast.Zhan)).Moves.Single() is var m ? (m.Kind, m.Reason, m.By) : default);
        Assert.NotNull(await House.Read(Cast.Wei, (CardRecord record) => record.Show(cool, default)));
        await Days(1);
        Assert.Single((await Show(hot, Cast.Zhan)).Moves);

        Task<DateOnly?> PoolDay() => House.Read(Cast.Wei, (PoolDay day) => day.Of(hot, default));
    }

    [Fact]
    public async Task A_hot_prospect_late_by_more_than_a_day_stands_before_the_supervisor()
    {
        var card = await Card("H");
        await Days(4);
        Assert.Empty((await List(Cast.Zhan, "hot")).Rows);
        await Days(1);
        Assert.Equal([card], (await List(Cast.Zhan, "hot")).Rows.Select(r => r.Card.Id));
        Assert.Equal(1, (await House.Read(Cast.Zhan, (CardCounts counts) => counts.Now(null, default)))!.Hot);
    }

    [Fact]
    public async Task After_a_first_visit_he_is_contacted_within_a_day_whatever_his_level()
    {
        var card = (await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "C", VisitId = await Visit() }))).Id!.Value;
        Assert.Equal("2026-03-05", await DueOn(card));
        await Ok(Contact(card, new() { How = "phone" }));
        Assert.Equal("2026-04-03", await DueOn(card));
    }
}
