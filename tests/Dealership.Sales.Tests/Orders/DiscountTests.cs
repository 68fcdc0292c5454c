using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Sales.Discounts;
using Dealership.Sales.Orders;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Orders;

public sealed class DiscountTests : OrderHouse
{
    [Theory]
    [InlineData(100_000, 98_000, 2)]
    [InlineData(119_900, 113_905, 5)]
    [InlineData(112_900, 112_899, 0)]
    [InlineData(100_000, 101_000, 0)]
    public void A_discount_is_what_is_given_away_of_the_list_price(int list, int price, int percent) =>
        Assert.Equal(percent, decimal.Round(DiscountLimits.PercentOf(list, price)!.Value));

    [Theory]
    [InlineData(98_000, null)] // exactly his limit
    [InlineData(97_999, Position.ShowroomSupervisor)]
    [InlineData(96_999, Position.SalesManager)]
    [InlineData(93_999, Position.GeneralManager)]
    public async Task A_consultant_agrees_what_is_within_his_limit_and_the_lowest_position_that_may_decides_the_rest(int price, string? needs)
    {
        await Vehicle();
        var order = await Order(price: price);
        Assert.Equal(needs, (await Deal(order)).Discount!.Needs);
        Assert.Equal(needs is null ? "contract" : "approval", await State(order));
    }

    [Fact]
    public async Task Whoever_decides_has_it_on_his_desk_and_the_consultant_hears_that_the_price_stands()
    {
        await Vehicle();
        var order = await Order(price: 95_000m);
        Assert.Equal((Cast.Song.Name, ""), (await Owed("SM-5"), await Owed("SC-4")));
        Assert.False((await Decide(order, Cast.Zhan)).Ok); // above the supervisor's limit
        await Ok(Decide(order, Cast.Song));
        Assert.Equal(($"{Cast.Song.Name}✓", Cast.Wei.Name), (await Owed("SM-5"), await Owed("SC-4")));
        Assert.Equal("event", await House.Sql<string>("select grade from admin.evidence where clause_code = 'SM-5'"));
        Assert.False((await Decide(order, Cast.Gao)).Ok); // it is decided
        await Sign(order);
        Assert.Equal($"{Cast.Wei.Name}✓", await Owed("SC-4"));
    }

    [Fact]
    public async Task A_refusal_takes_a_reason_the_consultant_owes_another_price_and_it_is_looked_at_again()
    {
        await Vehicle();
        var order = await Order(price: 95_000m);
        Assert.Equal("Reason", Assert.Single((await Decide(order, Cast.Song, approve: false)).Problems).Field);
        await Ok(Decide(order, Cast.Song, approve: false, reason: "月底冲量已过"));
        Assert.Equal(Cast.Wei.Name, await Owed("SC-4"));
        Assert.Equal("approval", await State(order));
        await Ok(Change(order, new() { Price = 97_500m, Reason = "客户接受" }));
        Assert.Equal(Position.ShowroomSupervisor, (await Deal(order)).Discount!.Needs);
        await Ok(Decide(order, Cast.Zhan));
        Assert.Equal($"{Cast.Wei.Name}✓ {Cast.Wei.Name}", await Owed("SC-4")); // the refusal answered, the contract owed
    }

    [Fact]
    public async Task Nobody_decides_what_he_asked_for_nor_for_an_order_that_he_looks_after()
    {
        await Vehicle();
        var own = await Order(price: 92_000m, by: Cast.Song);
        Assert.Equal(Position.GeneralManager, (await Deal(own)).Discount!.Needs);
        Assert.False((await Decide(own, Cast.Song)).Ok);
        await Ok(Decide(own, Cast.Gao));
        var order = await Order(price: 95_000m);
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(order, Cast.Wei));
        Assert.True((await Deal(order, Cast.Song)).MayDecide);
        Assert.False((await Deal(order, Cast.Zhan)).MayDecide);
    }

    [Fact]
    public async Task A_list_price_that_nobody_knows_is_no_way_round_the_limits()
    {
        var order = await Order(price: 99_999m); // no vehicle of the model is here
        Assert.Equal(Position.SalesManager, (await Deal(order)).Discount!.Needs);
    }

    [Fact]
    public async Task A_dearer_vehicle_is_looked_at_again_when_it_is_allocated_and_what_was_approved_covers_less()
    {
        await Vehicle();
        var order = await Order(price: 98_500m);
        Assert.Equal("contract", await State(order));
        var dear = await Listed(110_000m, "LSVAA49J932047372");
        await Oldest(dear);
        var said = await Ok(House.Do(Cast.Zhan, (AllocateVehicle duty) => duty.Now(order, dear, default)));
        Assert.Contains("报批", said.Said!.Value.Zh);
        Assert.Equal((Position.GeneralManager, 10.46m), ((await Deal(order)).Discount!.Needs, (await Deal(order)).Discount!.Percent!.Value));
        await Ok(Decide(order, Cast.Gao));
        await Ok(Change(order, new() { Price = 99_000m, Reason = "加装一套脚垫" }));
        Assert.Null((await Deal(order)).Discount!.Needs);
    }

    [Fact]
    public async Task Two_who_decide_at_once_decide_once_and_a_changed_price_is_not_approved_by_mistake()
    {
        await Vehicle();
        var order = await Order(price: 95_000m);
        var outcomes = await AtOnce(order, () => Decide(order, Cast.Song), () => Decide(order, Cast.Gao, approve: false, reason: "不行"));
        Assert.Single(outcomes, o => o.Ok);
        await Ok(Change(order, new() { Price = 90_000m, Reason = "客户还价" }));
        Assert.Equal((Position.GeneralManager, null), ((await Deal(order)).Discount!.Needs, (await Deal(order)).Discount!.Approved));
        await Ok(House.Do(Cast.Song, (CancelOrder duty) => duty.Now(order, "谈不拢", default)));
        Assert.False((await Decide(order, Cast.Gao)).Ok);
        Assert.DoesNotContain(Cast.Gao.Name, (await Owed("SM-5")).Replace($"{Cast.Gao.Name}✓", ""), StringComparison.Ordinal); // owed no more
    }

    [Fact]
    public async Task Limits_are_the_stores_own_from_their_day_on_and_only_the_general_manager_sets_them()
    {
        await Vehicle();
        await Assert.ThrowsAsync<NotAllowedException>(() => Set(Cast.Song, new() { Position = "SM", Percent = 50 }));
        Assert.Equal(["Position", "Percent", "From"], (await Set(Cast.Gao, new() { Position = "GM", Percent = 101, From = new(2026, 3, 1) })).Problems.Select(p => p.Field));
        await Ok(Set(Cast.Gao, new() { Position = "SC", Percent = 0.5m, From = new(2026, 3, 6) }));
        Assert.Null((await Deal(await Order(price: 99_000m))).Discount!.Needs);
        House.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(Position.ShowroomSupervisor, (await Deal(await Order(price: 99_000m))).Discount!.Needs);
        Assert.Equal([0.5m, 3m, 6m], (await House.Read(Cast.Zhan, (DiscountLimits l) => l.On(null, default))).Select(r => r.Percent));
    }

    private Task<Outcome> Set(DemoPerson by, SetDiscountLimit.Form form) => House.Do(by, (SetDiscountLimit duty) => duty.Now(form, default));

    /// <summary>Makes it the oldest, so that no reason is asked.</summary>
    private async Task<Guid> Oldest(Guid vehicle)
    {
        await House.Sql<int>("update sales.vehicles set received_on = date '2026-01-01' where id = @vehicle returning 1", new { vehicle });
        return vehicle;
    }
}
