using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Funnel;
using Dealership.Sales.LostDeals;
using Dealership.Sales.Pool;
using Dealership.Sales.Tests.LostDeals;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Cards;

/// <summary>A level is said by whoever sells, and confirmed by somebody else.</summary>
public sealed class ConfirmLevelTests : LostHouse
{
    private Task<Outcome> Say(Guid card, string? level = null, string? reason = null, DemoPerson? by = null) =>
        House.Do(by ?? Cast.Zhan, (ConfirmLevel duty) => duty.Now(card, new() { Level = level, Reason = reason }, default));

    private Task<Guid> Claim(Guid card) => House.Sql<Guid>("select id from sales.level_checks where card_id = @card order by claimed_at desc limit 1", new { card });

    [Fact]
    public async Task An_h_is_confirmed_by_the_supervisor_by_the_next_working_day()
    {
        var card = await Card("H");
        var claim = await Claim(card);
        await House.Settle();
        Assert.Equal($"{Cast.Zhan.Name} 03-05", await Held(claim));
        Assert.True((await Show(card, Cast.Zhan)).Claimed);
        await Ok(Say(card));
        await House.Settle();
        Assert.EndsWith("settled", await Held(claim));
        Assert.Equal(("H", "H", null, Cast.Zhan.Name), (await Show(card)).Checks.Single() is var c ? (c.LevelBefore, c.LevelAfter, c.Reason, c.By) : default);
        Assert.Equal("Level", Assert.Single((await Say(card)).Problems).Field);
    }

    [Fact]
    public async Task A_correction_keeps_old_new_reason_who_and_when_and_a_hotter_level_brings_the_next_contact_forward()
    {
        var card = await Card("C");
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.level_checks"));
        var plan = await Owed(card);
        House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Reason", Assert.Single((await Say(card, "A")).Problems).Field);
        await Ok(Say(card, "A", "已比过两家，下周定"));
        await House.Settle();
        Assert.Equal("2026-03-11", await DueOn(card)); // last contact 4 March, level A waits at most seven days
        Assert.EndsWith("settled", await OnTheDesk(plan));
        Assert.Equal($"{Cast.Wei.Name} 03-11", await OnTheDesk(await Owed(card)));
        var check = (await Show(card)).Checks.Single();
        Assert.Equal(("C", "A", "已比过两家，下周定", Cast.Zhan.Name, House.Clock.GetUtcNow()), (check.LevelBefore, check.LevelAfter, check.Reason, check.By, check.At));
        Assert.Equal("A", (await Show(card)).Card.Level);
    }

    [Fact]
    public async Task A_cooler_level_leaves_the_next_contact_where_it_was_and_a_day_gone_by_is_today()
    {
        var card = await Card("H");
        await Ok(Say(card, "B", "贷款还没批"));
        Assert.Equal("2026-03-07", await DueOn(card));
        var other = await Card("C", "13900001111");
        House.Clock.Advance(TimeSpan.FromDays(12));
        await Ok(Say(other, "H", "今天带家人来定颜色"));
        Assert.Equal("2026-03-16", await DueOn(other));
    }

    [Fact]
    public async Task Who_sells_to_him_does_not_confirm_him_and_nobody_from_another_store_finds_him()
    {
        var card = await Card("H");
        await Assert.ThrowsAsync<NotAllowedException>(() => Say(card, by: Cast.Wei));
        var own = (await Ok(Open(new() { Name = "李先生", Phone = "13900001111", Level = "H" }, Cast.Zhan))).Id!.Value;
        Assert.False((await Say(own)).Ok);
        await House.Settle();
        Assert.DoesNotContain(Cast.Zhan.Name, await Held(await Claim(own)) ?? "");
        Assert.False((await House.Do(House.As(Cast.Zhan, Cast.OtherStore), (ConfirmLevel duty) => duty.Now(card, new(), default))).Ok);
    }

    [Fact]
    public async Task Nobody_confirms_what_is_not_hot_any_more_is_closed_or_in_the_pool()
    {
        var (cooled, pooled, lost) = (await Card("H"), await Card("H", "13900001111"), await Spoken("13900002222"));
        await Ok(Contact(cooled, new() { How = "phone", Level = "B" }));
        await Ok(House.Do(Cast.Zhan, (PoolCard duty) => duty.Now(pooled, "顾问离职", default)));
        await Ok(Decide((await Ok(Apply(lost, Rival))).Id!.Value, true));
        await House.Settle();
        foreach (var card in new[] { cooled, pooled, lost }) Assert.EndsWith("settled", await Held(await Claim(card)));
        Assert.False((await Say(pooled, "A", "x")).Ok);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        await Ok(Contact(cooled, new() { How = "phone", Level = "H" }));
        await House.Settle();
        Assert.Equal($"{Cast.Zhan.Name} 03-05", await Held(await Claim(cooled)));
    }

    [Fact]
    public async Task A_month_start_found_late_has_the_level_from_before_a_correction()
    {
        var card = await Card("C");
        House.Clock.SetUtcNow(new(2026, 4, 2, 2, 0, 0, TimeSpan.Zero));
        await Ok(Say(card, "A", "试驾后很满意"));
        await House.Tick();
        Assert.Equal("C", await House.Sql<string>("select level from sales.month_start_cards where month = '2026-04-01'"));
    }

    [Fact]
    public async Task A_card_whose_loss_waits_for_its_decision_stays_where_it_is_until_then()
    {
        var card = await Spoken();
        var lost = (await Ok(Apply(card, Rival))).Id!.Value;
        Assert.False((await House.Do(Cast.Zhan, (ReassignCard duty) => duty.Now(card, Cast.Hua.Id, "换人", default))).Ok);
        Assert.False((await House.Do(Cast.Zhan, (PoolCard duty) => duty.Now(card, "换人", default))).Ok);
        await Ok(Decide(lost, false, "再请他来看一次车"));
        await Ok(House.Do(Cast.Zhan, (ReassignCard duty) => duty.Now(card, Cast.Hua.Id, "换人", default)));
    }
}
