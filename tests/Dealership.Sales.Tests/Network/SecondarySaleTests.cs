using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Network;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Network;

/// <summary>What a secondary dealer sold owes the same call within three days.</summary>
public sealed class SecondarySaleTests : NetworkHouse
{
    [Fact]
    public async Task A_sale_reported_is_a_handover_of_its_kind_and_owes_the_same_call_within_three_days()
    {
        var placement = await Placed(await Active(), 1);
        var delivery = (await Ok(Sold(placement))).Id!.Value;
        var line = Assert.Single((await House.Read(Cast.Song, (DeliveryList list) => list.Show(new(Kind: "secondary"), default))).Rows);
        Assert.Equal((delivery, "张**", Officer.Id), (line.Delivery.Id, line.Customer!.Name, line.Delivery.ConsultantId));
        await House.Settle();
        Assert.Equal("2026-03-07", await House.Sql<string>("select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from admin.obligations where clause_code = 'CS-6' and subject = @delivery", new { delivery }));
        Assert.Equal(delivery, Assert.Single(await House.Ask<IHandoverCount, IReadOnlyList<Dealership.Contracts.Counted>>(Cast.Ke, c => c.Between(Cast.Start.AddDays(-1), Cast.Start.AddDays(1), default))).Subject);
        Assert.False((await Sold(placement)).Ok);
    }

    [Fact]
    public async Task Without_the_buyers_consent_nobody_is_registered_and_bad_input_stands_beside_its_field()
    {
        var placement = await Placed(await Active(), 1);
        Assert.Equal("Consent", Assert.Single((await Sold(placement, consent: false)).Problems).Field);
        var bad = await House.Do(Officer, (ReportSale duty) => duty.Now(placement, new() { Phone = "138", SoldAt = new(2026, 3, 5, 9, 0, 0) }, default));
        Assert.Equal(["Name", "Phone", "Consent", "SoldAt"], bad.Problems.Select(p => p.Field));
        Assert.Equal("SoldAt", Assert.Single((await Sold(placement, at: new(2026, 3, 1, 9, 0, 0))).Problems).Field);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from customer_service.customers"));
    }

    [Fact]
    public async Task Reported_after_24_hours_is_late_and_its_month_says_so()
    {
        var dealer = await Active();
        var (prompt, slow) = (await Placed(dealer, 1), await Placed(dealer, 2));
        House.Clock.Advance(TimeSpan.FromHours(26));
        await Ok(Sold(prompt, at: new(2026, 3, 4, 14, 0, 0)));
        Assert.Contains("超过24小时", (await Ok(Sold(slow, "13900001111", new(2026, 3, 4, 11, 0, 0)))).Said!.Value.Zh);
        Assert.Equal([true, true], (await House.Read(Cast.Song, (DeliveryList list) => list.Show(new(), default))).Rows.Select(r => r.Delivery.EnteredLate));
        Assert.Equal(slow, Assert.Single((await House.Read(Officer, (PlacedCars cars) => cars.Show(new("late"), default))).Rows).Car.Id);
        var counts = (await House.Read(Officer, (NetworkCounts read) => read.Now(default)))!;
        Assert.Equal((2, 1, 0), (counts.Sold, counts.Late, counts.Standing));
        var data = (await Sheet(await Month(dealer)))!.Lines.Single(l => l.Item == "data");
        Assert.Equal((1, 2, 5m), (data.Part, data.Whole, data.Points));
    }

    [Fact]
    public async Task A_handover_taken_back_was_no_sale()
    {
        var dealer = await Active();
        var delivery = (await Ok(Sold(await Placed(dealer, 1)))).Id!.Value;
        await Ok(House.Do(Cast.Song, (CancelDelivery duty) => duty.Now(delivery, "客户退车", default)));
        Assert.Empty((await House.Read(Officer, (PlacedCars cars) => cars.Show(new("sold"), default))).Rows);
        Assert.Equal(0, (await House.Read(Officer, (NetworkCounts read) => read.Now(default)))!.Sold);
    }

    [Fact]
    public async Task Two_who_report_the_same_car_at_once_make_one_handover()
    {
        var placement = await Placed(await Active(), 1);
        var outcomes = await House.AtOnce("select 1 from sales.secondary_placements where id = @placement for update", new { placement }, () => Sold(placement), () => Sold(placement, "13900001111"));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.deliveries"));
    }
}
