using Dealership.Plugin;
using Dealership.Sales.Deliveries;
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
        var (order, vehicle) = (await Order("TC31"), await VehicleInStock(model: "TU53"));
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
    public async Task A_model_is_one_of_those_the_store_knows_and_a_slip_is_refused_beside_the_field()
    {
        await VehicleInStock(model: "TC31");
        var customer = await Customer();
        var refused = await Take(Cast.Wei, new() { CustomerId = customer, ModelCode = "TC13" });
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("ModelCode", "店里没有“TC13”这个车型，可选：TC31。"), (problem.Field, problem.Text.Zh));
        Assert.Equal("ModelCode", Assert.Single((await Take(Cast.Wei, new() { CustomerId = customer })).Problems).Field);
        await Ok(Take(Cast.Wei, new() { CustomerId = customer, ModelCode = " tc31 " }));
        Assert.Equal("TC31", Assert.Single((await House.Read(Cast.Song, (OrderList list) => list.Show(new(), default))).Rows).Order.ModelCode);
    }

    [Fact]
    public async Task A_store_without_vehicles_types_the_first_code_and_no_nonsense()
    {
        var customer = await Customer();
        Assert.Equal("ModelCode", Assert.Single((await Take(Cast.Wei, new() { CustomerId = customer, ModelCode = "白色那辆" })).Problems).Field);
        await Ok(Take(Cast.Wei, new() { CustomerId = customer, ModelCode = "TC31" }));
    }

    [Fact]
    public async Task A_model_that_was_never_here_is_brought_in_by_whoever_receives_vehicles()
    {
        await VehicleInStock(model: "TC31");
        var customer = await Customer();
        Assert.Equal("NewModel", Assert.Single((await Take(Cast.Wei, new() { CustomerId = customer, NewModel = "TE99" })).Problems).Field);
        await Ok(Take(Cast.Song, new() { CustomerId = customer, NewModel = "TE99" }));
        await Ok(Take(Cast.Wei, new() { CustomerId = customer, ModelCode = "TE99" }));
    }

    [Fact]
    public async Task Models_are_offered_with_what_their_names_share_and_how_many_are_free()
    {
        foreach (var (vin, trim) in new[] { (Vin, "舒适版"), ("LSVAA49J932047372", "豪华版") })
            await Ok(House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = vin, ModelCode = "TU53", ModelName = $"星驰 云栈 1.5T {trim}", Colour = "白", ListPrice = 112_900m }, default)));
        var order = await Order("TU53");
        var first = await House.Sql<Guid>($"select id from sales.vehicles where vin = '{Vin}'");
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, first, default)));
        Assert.Equal(new ModelChoices.Model("TU53", "星驰 云栈 1.5T", 1, 112_900m), Assert.Single(await House.Read(Cast.Wei, (ModelChoices choices) => choices.All(default))));
    }

    [Fact]
    public async Task Only_the_sales_manager_takes_an_order_for_somebody_else_and_only_for_somebody_there_is()
    {
        var customer = await Customer();
        Assert.Equal("ConsultantId", Assert.Single((await Take(Cast.Wei, new() { CustomerId = customer, ModelCode = "TC31", ConsultantId = Cast.Song.Id })).Problems).Field);
        Assert.Equal("ConsultantId", Assert.Single((await Take(Cast.Song, new() { CustomerId = customer, ModelCode = "TC31", ConsultantId = Guid.NewGuid() })).Problems).Field);
        await Ok(Take(Cast.Song, new() { CustomerId = customer, ModelCode = "TC31", ConsultantId = Cast.Wei.Id }));
        Assert.Equal(Cast.Wei.Id, Assert.Single((await House.Read(Cast.Song, (OrderList list) => list.Show(new(), default))).Rows).Order.ConsultantId);
    }

    [Fact]
    public void A_list_and_its_file_open_on_what_is_work_unless_the_address_says_otherwise()
    {
        string?[] asked = [null, "", "all", "ready"];
        Assert.Equal(["waiting", "waiting", null, "ready"], asked.Select(OrderList.StateOf));
        Assert.Equal(["in-stock", "in-stock", null, "ready"], asked.Select(VehicleList.StateOf));
    }

    [Fact]
    public async Task An_order_whose_inspection_holds_no_longer_waits_for_another()
    {
        var order = await ReadyOrder();
        Assert.Equal("ready", await State());
        House.Clock.Advance(TimeSpan.FromDays(HandOverVehicle.InspectionDays + 1));
        Assert.Equal("released", await State());
        await Inspect(await House.Sql<Guid>("select id from sales.vehicles"));
        Assert.Equal("ready", await State());

        async Task<string> State() => Assert.Single((await House.Read(Cast.Wei, (OrderList list) => list.Show(new(), default))).Rows, r => r.Order.Id == order).Order.State;
    }

    private Task<Outcome> Take(DemoPerson by, TakeOrder.Form form) => House.Do(by, (TakeOrder duty) => duty.Now(form, default));

    [Fact]
    public async Task A_price_is_seen_by_whoever_sells_or_decides_it_and_by_nobody_else()
    {
        var order = await Order();
        Assert.Equal(99_800m, (await House.Read(Cast.Song, (OrderRecord record) => record.Show(order, default)))!.Order.Price);
        Assert.Equal(99_800m, (await House.Read(Cast.Gao, (OrderRecord record) => record.Show(order, default)))!.Order.Price);
        Assert.Equal(99_800m, (await House.Read(Cast.Zhan, (OrderRecord record) => record.Show(order, default)))!.Order.Price);
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
