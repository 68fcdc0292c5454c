using Dealership.Plugin;
using Dealership.Sales.Network;
using Dealership.Sales.Orders;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Network;

/// <summary>Cars go to a secondary dealer within its limit and its deposit; what is wrong stands on the sales manager's desk until it is right.</summary>
public sealed class PlaceCarsTests : NetworkHouse
{
    [Fact]
    public async Task No_car_goes_there_before_agreement_and_deposit_and_with_the_second_of_them_it_begins()
    {
        var (dealer, car) = (await Filed(), await Car(1));
        Assert.Equal("华丽", await Owed("DN-1"));
        Assert.Equal("协议和保证金齐了才能铺车。", (await Place(dealer, car)).Problems[0].Text.Zh);
        Assert.Equal("协议已登记", (await Ok(Agree(dealer))).Said!.Value.Zh);
        Assert.False((await Place(dealer, car)).Ok);
        Assert.Equal("保证金已登记，二网启用，可以铺车", (await Ok(Deposit(dealer, 30_000m))).Said!.Value.Zh);
        Assert.Equal("华丽 settled", await Owed("DN-1"));
        Assert.Equal("已铺1台，还可再铺0台", (await Ok(Place(dealer, car))).Said!.Value.Zh);
    }

    [Fact]
    public async Task Over_the_limit_and_what_the_deposit_does_not_cover_are_refused_with_what_is_missing()
    {
        var dealer = await Active(limit: 3, deposit: 65_000m);
        var cars = new[] { await Car(1), await Car(2), await Car(3), await Car(4) };
        Assert.Equal(
            ["额度3台，已铺0台，再铺4台就超1台。", "4台车要120,000元保证金，还差55,000元。"], (await Place(dealer, cars)).Problems.Select(p => p.Text.Zh));
        Assert.Equal("3台车要90,000元保证金，还差25,000元。", Assert.Single((await Place(dealer, cars[..3])).Problems).Text.Zh);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.secondary_placements"));
        await Ok(Place(dealer, cars[..2]));
        Assert.Equal((2, 0), (await Show(dealer) is var view ? (view.Dealer.Placed, view.Left) : default));
        Assert.False((await Place(dealer, cars[2])).Ok);
    }

    [Fact]
    public async Task A_deposit_paid_back_stands_on_the_managers_desk_until_a_car_is_back()
    {
        var dealer = await Active(deposit: 60_000m);
        var placement = await Placed(dealer, 1);
        await Placed(dealer, 2);
        Assert.Equal("Amount", Assert.Single((await Deposit(dealer, 60_001m, "S-9", "out")).Problems).Field);
        await Ok(Deposit(dealer, 20_000m, "S-2", "out"));
        Assert.Equal("宋经理", await Owed("DN-3"));
        Assert.Equal("uncovered", Assert.Single((await Show(dealer)).Breaches).Kind);
        Assert.Equal(dealer, Assert.Single((await House.Read(Officer, (DealerList list) => list.Show(new("breach"), default))).Rows).Dealer.Id);
        await Ok(House.Do(Officer, (TakeBackCar duty) => duty.Now(placement, "保证金不够", default)));
        Assert.Equal("宋经理 settled", await Owed("DN-3"));
        Assert.Empty((await Show(dealer)).Breaches);
        Assert.Equal(Officer.Id, await House.Sql<Guid>("select by_person from admin.evidence where clause_code = 'DN-3'"));
    }

    [Fact]
    public async Task An_agreement_that_runs_out_with_cars_there_is_seen_by_itself_and_renewing_ends_it()
    {
        var dealer = await Filed();
        await Ok(Agree(dealer, until: new(2026, 3, 6)));
        await Ok(Deposit(dealer, 90_000m));
        await Placed(dealer, 1);
        House.Clock.Advance(TimeSpan.FromDays(2));
        await House.Tick();
        Assert.Equal("", await Owed("DN-3"));
        House.Clock.Advance(TimeSpan.FromDays(1));
        await House.Tick();
        await House.Tick();
        Assert.Equal("宋经理", await Owed("DN-3"));
        Assert.Equal("协议已到期，先续签再铺车。", Assert.Single((await Place(dealer, await Car(2))).Problems).Text.Zh);
        await Ok(Agree(dealer, number: "XY-2"));
        Assert.Equal("宋经理 settled", await Owed("DN-3"));
    }

    [Fact]
    public async Task Two_who_place_the_last_car_that_fits_at_once_place_one()
    {
        var dealer = await Active(limit: 1);
        var (one, two) = (await Car(1), await Car(2));
        var outcomes = await House.AtOnce("select 1 from sales.secondary_dealers where id = @dealer for update", new { dealer }, () => Place(dealer, one), () => Place(dealer, two));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Equal(1, (await Show(dealer)).Dealer.Placed);
    }

    [Fact]
    public async Task A_car_stands_at_one_dealer_and_one_promised_to_an_order_at_none()
    {
        var (north, south) = (await Active(), await Active(name: "城南汽车", licence: "91310112MA1G8ABC02"));
        var (car, promised) = (await Car(1), await VehicleInStock());
        await Ok(Place(north, car));
        Assert.False((await Place(south, car)).Ok);
        var order = await Order();
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, promised, default)));
        Assert.False((await Place(south, promised)).Ok);
        Assert.Empty(await House.Read(Officer, (FreeCars free) => free.Oldest(default)));
    }

    [Fact]
    public async Task Only_its_officer_and_the_sales_manager_see_a_dealer_and_its_deposit_and_another_store_none()
    {
        var dealer = await Active();
        Assert.Equal(90_000m, (await Show(dealer, Cast.Song)).Dealer.Deposit);
        foreach (var person in new[] { Cast.Lin, Cast.Ke, Cast.Mei, Cast.Wei, Cast.Zhan, Cast.Shu, Cast.An, Cast.Gao })
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (DealerRecord record) => record.Show(dealer, default)));
        var other = House.As(Cast.Song, Cast.OtherStore);
        Assert.Null(await House.Read(other, (DealerRecord record) => record.Show(dealer, default)));
        Assert.Empty((await House.Read(other, (DealerList list) => list.Show(new("all"), default))).Rows);
        Assert.False((await House.Do(other, (BookDeposit duty) => duty.Now(dealer, new() { Way = "in", ReceiptNo = "X", Amount = 1 }, default))).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Officer, (SignAgreement duty) => duty.Now(dealer, new(), default)));
    }

    [Fact]
    public async Task Facts_of_the_network_carry_neither_names_nor_money_and_bad_input_is_refused_beside_its_field()
    {
        await Sold(await Placed(await Active(), 1));
        Assert.True(await House.Sql<int>("select count(*)::int from sales.outbox where type like 'Secondary%'") >= 3);
        Assert.Equal(0, await House.Told("sales", "城北|钱老板|张|1234|90000|30000"));
        var bad = await House.Do(Officer, (OpenDealer duty) => duty.Now(new() { Name = "x", LicenceNo = "12", ShowroomM2 = 0 }, default));
        Assert.Equal(["Name", "LicenceNo", "Owner", "Address", "ShowroomM2"], bad.Problems.Select(p => p.Field));
        Assert.Equal(["ValidTo", "CarLimit"], (await House.Do(Cast.Song, (SignAgreement duty) => duty.Now(Guid.NewGuid(), new() { Number = "1", ValidTo = new(2026, 3, 1), CarLimit = 0 }, default))).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task A_dealer_ends_once_its_cars_are_back_and_then_its_deposit_goes_back()
    {
        var dealer = await Active();
        var placement = await Placed(dealer, 1);
        Task<Outcome> End() => House.Do(Cast.Song, (EndDealer duty) => duty.Now(dealer, "不再合作", default));
        Assert.False((await End()).Ok);
        await Ok(House.Do(Officer, (TakeBackCar duty) => duty.Now(placement, "终止合作", default)));
        Assert.Equal("华丽", await Owed("DN-4"));
        await Ok(End());
        Assert.Equal("华丽 settled", await Owed("DN-4"));
        Assert.Equal("Way", Assert.Single((await Deposit(dealer, 1m, "S-8")).Problems).Field);
        await Ok(Deposit(dealer, 90_000m, "S-9", "out"));
        Assert.Equal("", await Owed("DN-3"));
    }
}
