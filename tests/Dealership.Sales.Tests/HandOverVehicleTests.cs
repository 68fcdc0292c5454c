using Dealership.Contracts.Sales;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Orders;
using Dealership.TestKit;

namespace Dealership.Sales.Tests;

public sealed class HandOverVehicleTests : SalesHouse
{
    [Fact]
    public async Task Nothing_leaves_before_vehicle_payment_and_inspection_and_all_of_it_is_said_at_once()
    {
        var refused = await HandOver(await Order());
        Assert.False(refused.Ok);
        var said = string.Join(" ", refused.Problems.Select(p => p.Text.Zh));
        Assert.Contains("还没有分配车辆", said);
        Assert.Contains("还没有确认全款到账", said);
    }

    [Theory]
    [InlineData("certificate", "车辆合格证")]
    [InlineData("consistency", "车辆一致性证书")]
    [InlineData("manual", "中文使用说明书")]
    [InlineData("warranty-booklet", "质保及保养手册")]
    [InlineData("three-guarantees", "三包凭证")]
    public async Task A_paper_that_the_law_names_blocks_the_handover(string paper, string name)
    {
        var form = Complete;
        form.Papers = [.. form.Papers.Where(p => p != paper)];
        var refused = await HandOver(await ReadyOrder(), form);
        Assert.Contains(name, Assert.Single(refused.Problems).Text.Zh);
        Assert.Equal("Papers", refused.Problems[0].Field);
    }

    [Fact]
    public async Task Tools_that_are_missing_do_not_block_it()
    {
        var form = Complete;
        form.Papers = [.. Papers.All.Where(p => p.Blocking).Select(p => p.Code)];
        await Ok(HandOver(await ReadyOrder(), form));
    }

    [Fact]
    public async Task Another_vehicle_than_the_allocated_one_is_refused_beside_the_field()
    {
        var form = Complete;
        form.VinTail = "999999";
        Assert.Equal("VinTail", Assert.Single((await HandOver(await ReadyOrder(), form)).Problems).Field);
    }

    [Fact]
    public async Task An_inspection_older_than_a_week_no_longer_holds()
    {
        var order = await ReadyOrder();
        House.Clock.Advance(TimeSpan.FromDays(HandOverVehicle.InspectionDays + 1));
        Assert.Contains("PDI", Assert.Single((await HandOver(order)).Problems).Text.Zh);
    }

    [Fact]
    public async Task Two_people_who_press_at_once_hand_it_over_once()
    {
        var order = await ReadyOrder();
        var outcomes = await AtOnce(order, () => HandOver(order), () => House.Do(Cast.Song, (HandOverVehicle duty) => duty.Now(order, Complete, default)));
        Assert.Single(outcomes, o => o.Ok);
        Assert.Equal("这张订单已经交车。", outcomes.Single(o => !o.Ok).Problems[0].Text.Zh);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.deliveries"));
    }

    [Fact]
    public async Task An_order_is_handed_over_or_cancelled_when_both_are_pressed_at_once()
    {
        var order = await ReadyOrder();
        var outcomes = await AtOnce(order, () => HandOver(order), () => House.Do(Cast.Song, (CancelOrder duty) => duty.Now(order, "客户要求退订", default)));
        Assert.Single(outcomes, o => o.Ok);
    }

    [Fact]
    public async Task A_handover_of_last_week_is_entered_late_and_says_so()
    {
        var order = await ReadyOrder();
        House.Clock.Advance(TimeSpan.FromDays(2));
        var form = Complete;
        form.HandedOverAt = new DateTime(2026, 3, 4, 15, 0, 0);
        var delivery = (await Ok(HandOver(order, form))).Id;
        Assert.True(await House.Sql<bool>("select entered_late from sales.deliveries where id = @delivery", new { delivery }));
        var counted = await House.Ask<IHandoverCount, IReadOnlyList<Contracts.Counted>>(Cast.Gao, count => count.Between(Cast.Start, Cast.Start.AddDays(1), default));
        Assert.True(Assert.Single(counted).EnteredLate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-2000)]
    public async Task A_handover_in_the_future_or_before_the_order_is_refused(int hours)
    {
        var form = Complete;
        form.HandedOverAt = TimeZoneInfo.ConvertTime(Cast.Start, Cast.Zone).DateTime.AddHours(hours);
        Assert.Contains((await HandOver(await ReadyOrder(), form)).Problems, p => p.Field == "HandedOverAt");
    }

    [Fact]
    public async Task It_is_told_once_with_ids_and_without_a_name_or_a_number()
    {
        await Ok(HandOver(await ReadyOrder()));
        Assert.Equal(1, await House.Told("sales", "", "VehicleHandedOver"));
        Assert.Equal(0, await House.Told("sales", "张|1381234|99800", "VehicleHandedOver"));
    }

    [Fact]
    public async Task Advisers_that_buyers_met_lately_are_offered_at_the_next_handover()
    {
        await Ok(HandOver(await ReadyOrder()));
        Assert.Equal("顾师傅", Assert.Single(await House.Read(Cast.Wei, (ServiceAdvisers advisers) => advisers.Lately(default))));
        House.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Empty(await House.Read(Cast.Wei, (ServiceAdvisers advisers) => advisers.Lately(default)));
    }

    [Fact]
    public async Task A_handover_taken_back_frees_the_order_and_is_counted_no_more()
    {
        var order = await ReadyOrder();
        var delivery = (await Ok(HandOver(order))).Id!.Value;
        Assert.False((await House.Do(Cast.Song, (CancelDelivery duty) => duty.Now(delivery, " ", default))).Ok);
        await Ok(House.Do(Cast.Song, (CancelDelivery duty) => duty.Now(delivery, "客户要求退车", default)));
        Assert.False((await House.Do(Cast.Song, (CancelDelivery duty) => duty.Now(delivery, "再来一次", default))).Ok);
        Assert.Empty(await House.Ask<IHandoverCount, IReadOnlyList<Contracts.Counted>>(Cast.Gao, count => count.Between(Cast.Start.AddDays(-1), Cast.Start.AddDays(1), default)));
        Assert.Equal("ready", (await House.Read(Cast.Song, (OrderList list) => list.Show(new(), default))).Rows[0].Order.State);
    }
}
