using Dealership.Plugin;
using Dealership.Sales.Orders;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests;

public sealed class OrdersTests : SalesHouse
{
    [Fact]
    public async Task A_vehicle_goes_to_one_order_only()
    {
        var (vehicle, first, second) = (await VehicleInStock(), await Order(), await Order());
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(first, vehicle, default)));
        Assert.False((await House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(second, vehicle, default))).Ok);
    }

    [Fact]
    public async Task A_vehicle_of_another_model_is_refused()
    {
        var (vehicle, order) = (await VehicleInStock(model: "TU53"), await Order("TC31"));
        Assert.False((await House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, vehicle, default))).Ok);
    }

    [Fact]
    public async Task The_oldest_free_vehicle_is_offered_first()
    {
        await House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = "LSVAA49J132047371", ModelCode = "TC31", Colour = "白", ReceivedOn = new(2026, 2, 1) }, default));
        await House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = "LSVAA49J932047372", ModelCode = "TC31", Colour = "白", ReceivedOn = new(2026, 1, 1) }, default));
        var order = await Order();
        var view = await House.Read(Cast.Song, (OrderRecord record) => record.Show(order, default));
        Assert.Equal(["LSVAA49J932047372", "LSVAA49J132047371"], view!.Candidates.Select(c => c.Vin));
    }

    [Fact]
    public async Task A_cancelled_order_frees_its_vehicle_and_cannot_be_paid()
    {
        var (vehicle, order) = (await VehicleInStock(), await Order());
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, vehicle, default)));
        await Ok(House.Do(Cast.Song, (CancelOrder duty) => duty.Now(order, "贷款未批", default)));
        Assert.False((await House.Do(Cast.Song, (ConfirmPayment duty) => duty.Now(order, "R1", default))).Ok);
        var next = await Order();
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(next, vehicle, default)));
    }

    [Fact]
    public async Task Numbers_of_a_day_follow_one_another_even_when_two_order_at_once()
    {
        var customer = await Customer();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Ok(House.Do(Cast.Wei, (TakeOrder duty) => duty.Now(new() { CustomerId = customer, ModelCode = "TC31" }, default)))));
        var page = await House.Read(Cast.Song, (OrderList list) => list.Show(new(), default));
        Assert.Equal(["SO260304-001", "SO260304-002", "SO260304-003", "SO260304-004", "SO260304-005"], page.Rows.Select(r => r.Order.Number).Order());
    }

    [Fact]
    public async Task A_price_is_seen_by_sales_manager_and_general_manager_and_by_no_showroom_supervisor()
    {
        var order = await Order();
        Assert.Equal(99_800m, (await House.Read(Cast.Song, (OrderRecord record) => record.Show(order, default)))!.Order.Price);
        Assert.Equal(99_800m, (await House.Read(Cast.Gao, (OrderRecord record) => record.Show(order, default)))!.Order.Price);
        Assert.Null((await House.Read(Cast.Zhan, (OrderRecord record) => record.Show(order, default)))!.Order.Price);
    }

    [Fact]
    public async Task Customer_service_marketing_and_satisfaction_see_no_orders_at_all()
    {
        foreach (var person in new[] { Cast.Ke, Cast.Lin, Cast.Mei, Cast.Shu, Cast.Xin })
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (OrderList list) => list.Show(new(), default)));
    }

    [Fact]
    public async Task A_customer_is_masked_in_every_list()
    {
        await Order();
        var line = Assert.Single((await House.Read(Cast.Wei, (OrderList list) => list.Show(new(), default))).Rows);
        Assert.Equal(("张**", "138****1234"), (line.Customer!.Name, line.Customer.Phone));
    }

    [Fact]
    public async Task Another_stores_orders_are_not_there()
    {
        var order = await Order();
        var other = House.As(Cast.Song, Cast.OtherStore);
        Assert.Empty((await House.Read(other, (OrderList list) => list.Show(new(), default))).Rows);
        Assert.Null(await House.Read(other, (OrderRecord record) => record.Show(order, default)));
        Assert.False((await House.Do(other, (ConfirmPayment duty) => duty.Now(order, "R1", default))).Ok);
    }
}
