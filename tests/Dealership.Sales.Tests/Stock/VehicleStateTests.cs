using Dealership.Plugin;
using Dealership.Sales.Orders;
using Dealership.Sales.Stock;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Stock;

/// <summary>What happens to a vehicle, from the day it comes; its check, its keys and papers, the weekly look and the monthly count.</summary>
public sealed class VehicleStateTests : StockHouse
{
    private Task<Outcome> Move(Guid id, string kind, string? note = null, string? place = null) => House.Do(Cast.Zhan, (MoveVehicle duty) => duty.Now(id, new() { Kind = kind, Note = note, Place = place }, default));

    private async Task<VehicleRecord.View> Record(Guid id) => (await House.Read(Cast.Zhan, (VehicleRecord record) => record.Show(id, default)))!;

    private async Task<string[]> Listed(string? state) => [.. (await House.Read(Cast.Wei, (VehicleList list) => list.Show(new(VehicleList.StateOf(state)), default))).Rows.Select(r => r.State)];

    private static CheckIn.Form Fine => new() { Place = "A区12", OdometerKm = 8, Came = ["key", "spare-key", "certificate"] };

    [Fact]
    public async Task A_vehicle_goes_only_where_its_state_lets_it_and_every_move_is_a_row()
    {
        var id = await VehicleInStock();
        Assert.Contains((await Move(id, "back")).Problems, p => p.Field == "Kind");
        Assert.Contains((await Move(id, "damaged")).Problems, p => p.Field == "Note");
        Assert.Contains((await Move(id, "moved")).Problems, p => p.Field == "Place");
        await Ok(Move(id, "moved", place: "B区3"));
        await Ok(Move(id, "display"));
        await Ok(Move(id, "damaged", "左前门凹陷"));
        Assert.Equal(("damaged", "B区3"), ((await Record(id)).Vehicle.State, (await Record(id)).Vehicle.Place));
        Assert.Equal(["damaged"], await Listed("held"));
        Assert.Empty(await Listed(null));
        await Ok(Move(id, "repaired", "钣金喷漆"));
        Assert.Equal(["in-stock"], await Listed(null));
        await Ok(Move(id, "swapped", "杭州店"));
        Assert.Equal(["swapped"], await Listed("gone"));
        Assert.False((await Move(id, "moved", place: "A1")).Ok);
        Assert.Equal(["swapped", "repaired", "damaged", "display", "moved", "received"], (await Record(id)).History.Select(h => h.Kind));
        Assert.False((await House.Do(House.As(Cast.Zhan, Cast.OtherStore), (MoveVehicle duty) => duty.Now(id, new() { Kind = "display" }, default))).Ok);
        Assert.Null(await House.Read(House.As(Cast.Zhan, Cast.OtherStore), (VehicleRecord record) => record.Show(id, default)));
    }

    [Fact]
    public async Task A_damaged_vehicle_is_allocated_to_nobody_until_it_is_repaired_and_an_allocated_one_is_lent_to_nobody()
    {
        var (id, order) = (await VehicleInStock(), await Order());
        await Ok(Move(id, "damaged", "右后叶子板划伤"));
        Assert.False((await House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, id, default))).Ok);
        await Ok(Move(id, "repaired", "抛光"));
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, id, default)));
        Assert.Equal(["allocated"], await Listed("allocated"));
        Assert.Contains((await Move(id, "test-drive")).Problems, p => p.Field == "Kind");
        await Ok(Move(id, "damaged", "倒车剐蹭"));
        Assert.Equal("damaged", (await Record(id)).Vehicle.State);
    }

    [Fact]
    public async Task A_younger_car_goes_without_a_reason_while_the_oldest_of_its_kind_is_damaged_or_on_display()
    {
        var (first, second, third) = (await VehicleInStock(received: new(2026, 1, 1)), await VehicleInStock("LSVAA49J932047372", received: new(2026, 1, 9)), await VehicleInStock("LSVAA49J032047376", received: new(2026, 2, 1)));
        await Ok(Move(first, "damaged", "右后叶子板划伤"));
        await Ok(Move(second, "display"));
        var order = await Order();
        Assert.Equal([third], (await House.Read(Cast.Song, (OrderRecord record) => record.Show(order, default)))!.Candidates.Select(c => c.Id));
        await Ok(House.Do(Cast.Zhan, (AllocateVehicle duty) => duty.Now(order, third, default)));
    }

    [Fact]
    public async Task A_vehicle_that_was_on_its_way_keeps_its_id_and_its_history_when_it_comes()
    {
        var coming = await House.Sql<Guid>("""
            with w as (insert into sales.coming_vehicles (store_id, id, model_code, colour, added_at, added_by) values (1, gen_random_uuid(), 'TC31', '', now(), gen_random_uuid()) returning id)
            insert into sales.vehicle_moves (store_id, id, vehicle_id, kind, at, by_person) select 1, gen_random_uuid(), id, 'confirmed', timestamptz '2026-03-01', gen_random_uuid() from w returning vehicle_id
            """);
        Task<Outcome> Step(string step, string? vin = null) => House.Do(Cast.Zhan, (StepComing duty) => duty.Now(coming, new() { Step = step, Vin = vin, Colour = "白" }, default));
        Assert.Contains((await Step("factory-out")).Problems, p => p.Field == "Vin");
        await Ok(Step("factory-out", Vin));
        Assert.Contains((await Step("vin-assigned")).Problems, p => p.Field == "Step");
        await Ok(Step("in-transit"));
        Assert.Equal(["in-transit"], await Listed("in-transit"));
        Assert.Equal(coming, await VehicleInStock());
        Assert.Empty(await Listed("coming"));
        Assert.Equal(["received", "in-transit", "factory-out", "confirmed"], (await Record(coming)).History.Select(h => h.Kind));
        Assert.False((await Step("in-transit")).Ok);
    }

    [Fact]
    public async Task Two_ages_count_from_the_factory_and_from_the_day_it_came()
    {
        var id = (await Ok(House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = Vin, ModelCode = "TC31", Colour = "白", ReceivedOn = new(2026, 2, 22), FactoryOn = new(2026, 1, 3) }, default)))).Id!.Value;
        Assert.Equal((10, 60), ((await Record(id)).StockDays, (await Record(id)).FactoryDays));
        Assert.Contains((await House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = "LSVAA49J932047371", ModelCode = "TC31", Colour = "白", FactoryOn = new(2026, 3, 5) }, default))).Problems, p => p.Field == "FactoryOn");
    }

    [Fact]
    public async Task What_came_is_checked_by_the_next_day_and_damage_keeps_it_from_being_sold()
    {
        var id = await VehicleInStock();
        await House.Settle();
        Assert.Equal("詹主管", await Desk("SS-6", id));
        var bare = await House.Do(Cast.Zhan, (CheckIn duty) => duty.Now(id, new() { Damaged = true }, default));
        Assert.Equal(["Damage", "Faults", "OdometerKm", "Place"], bare.Problems.Select(p => p.Field).Order());
        await Ok(House.Do(Cast.Zhan, (CheckIn duty) => duty.Now(id, new() { Place = "A区12", OdometerKm = 8, Faults = ["paint"], Damage = "前保险杠裂", Damaged = true, ClaimNo = "L-77", Came = ["key"] }, default)));
        await House.Settle();
        Assert.Equal("詹主管 settled", await Desk("SS-6", id));
        var record = await Record(id);
        Assert.Equal(("damaged", "A区12", "L-77"), (record.Vehicle.State, record.Vehicle.Place, record.Inbound!.ClaimNo));
        Assert.False((await House.Do(Cast.Zhan, (CheckIn duty) => duty.Now(id, Fine, default))).Ok);
        // Old stock that is typed in later was looked at long ago.
        var old = (await Ok(House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = "LSVAA49J932047371", ModelCode = "TC31", Colour = "白", ReceivedOn = new(2026, 1, 3) }, default)))).Id!.Value;
        await House.Settle();
        Assert.Null(await Desk("SS-6", old));
    }

    [Fact]
    public async Task Keys_and_papers_go_from_hand_to_hand_with_names()
    {
        var id = await VehicleInStock();
        await Ok(House.Do(Cast.Zhan, (CheckIn duty) => duty.Now(id, Fine, default)));
        Assert.Contains((await House.Do(Cast.Zhan, (GiveCustody duty) => duty.Now(id, new() { Items = ["key"], Holder = "sales" }, default))).Problems, p => p.Field == "ToPerson");
        await Ok(House.Do(Cast.Zhan, (GiveCustody duty) => duty.Now(id, new() { Items = ["certificate", "spare-key"], Holder = "finance" }, default)));
        await Ok(House.Do(Cast.Zhan, (GiveCustody duty) => duty.Now(id, new() { Items = ["key"], Holder = "sales", ToPerson = Cast.Wei.Id }, default)));
        var now = (await Record(id)).Custody.DistinctBy(c => c.Item).ToDictionary(c => c.Item);
        Assert.Equal(("finance", "sales", "魏强"), (now["certificate"].Holder, now["key"].Holder, now["key"].To));
        Assert.Equal(6, (await Record(id)).Custody.Count);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (GiveCustody duty) => duty.Now(id, new(), default)));
    }

    [Fact]
    public async Task The_weekly_check_is_proven_when_the_last_vehicle_was_looked_at_and_not_before()
    {
        await Vehicles(3, "TC31", "2026-02-20");
        await House.Tick();
        House.Clock.Advance(TimeSpan.FromDays(9));   // Friday of the week after
        await House.Tick();
        await House.Settle();
        var cars = (await House.Read(Cast.Zhan, (WeekCheck check) => check.Show(null, default))).Cars;
        Assert.Equal(3, cars.Count);
        Task<Outcome> Look(params LookAtCars.Car[] looked) => House.Do(Cast.Zhan, (LookAtCars duty) => duty.Now(new() { Cars = [.. looked] }, default));
        Assert.False((await Look(new LookAtCars.Car { Id = cars[0].VehicleId })).Ok);
        await Ok(Look(new LookAtCars.Car { Id = cars[0].VehicleId, Looked = true }, new LookAtCars.Car { Id = cars[1].VehicleId, Fault = "电瓶亏电" }));
        await House.Settle();
        Task<int> Proven() => House.Sql<int>("select count(*)::int from admin.obligations where store_id = 1 and clause_code = 'SS-10' and settled_at is not null");
        Assert.Equal((0, 1), (await Proven(), (await House.Read(Cast.Zhan, (WeekCheck check) => check.Show(null, default))).Left));
        var last = await Ok(Look(new LookAtCars.Car { Id = cars[2].VehicleId, Looked = true }));
        await House.Settle();
        Assert.Equal(1, await Proven());
        var sheet = await House.Read(Cast.Zhan, (WeekCheck check) => check.Show(last.Id, default));
        Assert.Equal((3, "电瓶亏电"), (sheet.Cars.Count, Assert.Single(sheet.Cars, c => c.Fault is not null).Fault));
    }

    [Fact]
    public async Task A_count_compares_by_vin_and_closes_with_a_reason_for_each_difference()
    {
        var (here, gone) = (await VehicleInStock(), await VehicleInStock("LSVAA49J932047371"));
        var take = (await Ok(House.Do(Cast.Zhan, (BeginStockTake duty) => duty.Now(default)))).Id!.Value;
        Assert.False((await House.Do(Cast.Zhan, (BeginStockTake duty) => duty.Now(default))).Ok);
        Task<Outcome> Count(string found) => House.Do(Cast.Zhan, (CountCars duty) => duty.Now(take, new() { Found = found }, default));
        Task<Outcome> Close(params CloseStockTake.Reason[] reasons) => House.Do(Cast.Zhan, (CloseStockTake duty) => duty.Now(take, new() { Reasons = [.. reasons] }, default));
        Assert.False((await Close()).Ok);
        Assert.Contains("999999", Assert.Single((await Count("999999")).Problems).Text.Zh);
        Assert.False((await Count(Vin[^6..])).Ok);   // two end alike: which one?
        await Ok(Count($"{Vin}\nLSVAA49J532047372"));
        var view = (await House.Read(Cast.Zhan, (StockTake s) => s.Show(take, default)))!;
        Assert.Equal((2, 2, 1, 1), (view.Head.Expected, view.Head.Found, view.Head.Missing, view.Head.Extra));
        Assert.Equal(2, (await Close()).Problems.Count);
        await Ok(Close(new CloseStockTake.Reason { Vin = "LSVAA49J932047371", Text = "在二网，漏登记" }, new CloseStockTake.Reason { Vin = "LSVAA49J532047372", Text = "别店寄放" }));
        Assert.False((await Count(Vin)).Ok);
        Assert.NotEqual(here, gone);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.outbox where type = 'StockTaken'"));
    }
}
