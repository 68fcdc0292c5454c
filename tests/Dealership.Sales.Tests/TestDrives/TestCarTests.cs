using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.TestDrives;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.TestDrives;

/// <summary>Who has the keys makes the car ready; whoever wants it for something else asks the general manager.</summary>
public sealed class TestCarTests : DriveHouse
{
    /// <summary>The next working morning, before anybody comes.</summary>
    private async Task Morning()
    {
        House.Clock.Advance(TimeSpan.FromHours(22));
        await House.Tick();
        await House.Settle();
    }

    private async Task<TestCarRecord.View> File(Guid car) => (await House.Read(Cast.Zhan, (TestCarRecord record) => record.Show(car, default)))!;

    private Task<Outcome> Prepare(Guid preparation, string[] fine, string? note = null, DemoPerson? by = null) =>
        House.Do(by ?? Cast.Zhan, (PrepareTestCar duty) => duty.Now(preparation, new() { Fine = fine, Note = note }, default));

    private static string[] All => [.. PrepItem.All.Select(i => i.Code)];

    [Fact]
    public async Task Each_working_morning_the_keeper_owes_a_look_and_doing_it_proves_it()
    {
        var car = await Car();
        await Ok(House.Do(Cast.Zhan, (PassKeys duty) => duty.Now(car, Cast.Hua.Id, default)));
        await Morning();
        await House.Tick();
        var owed = Assert.Single((await File(car)).Preparations);
        await House.Settle();
        Assert.Equal(Cast.Hua.Name, await OnTheDesk("TD-2", owed.Id));
        Assert.Equal(("Fine", "Note"), (await Prepare(owed.Id, ["painted"], by: Cast.Hua)).Problems is [var first, var second] ? (first.Field, second.Field) : default);
        await Ok(Prepare(owed.Id, All, by: Cast.Hua));
        await House.Settle();
        Assert.Equal($"{Cast.Hua.Name} settled", await OnTheDesk("TD-2", owed.Id));
        Assert.False((await Prepare(owed.Id, All)).Ok);
        Assert.False((await File(car)).Car.Unready);
    }

    [Fact]
    public async Task A_car_that_lacks_something_stays_until_a_second_look_finds_it_right()
    {
        var (card, car) = (await Card(), await Car());
        await Morning();
        var owed = Assert.Single((await File(car)).Preparations);
        await Ok(Prepare(owed.Id, [.. All.Except(["tyres"])], "右前胎补气"));
        var drive = await Drive(card, car);
        Assert.Equal("1号车今天整备有缺项，补好再出发。", Assert.Single((await Start(drive)).Problems).Text.Zh);
        Assert.Equal(["tyres"], (await File(car)).Preparations[0].Lacking);
        await Ok(Prepare(owed.Id, All));
        await Ok(Start(drive));
    }

    [Fact]
    public async Task Another_use_needs_the_general_manager_and_holds_the_car_until_he_answers()
    {
        var (card, car) = (await Card(), await Car());
        Assert.Equal(["Purpose", "From", "Until"], (await Ask(new())).Problems.Select(p => p.Field));
        var use = (await Ok(Ask(Tomorrow()))).Id!.Value;
        await House.Settle();
        Assert.Equal(Cast.Gao.Name, await OnTheDesk("TD-3", use));
        Assert.Equal("From", Assert.Single((await Arrange(card, car, new(2026, 3, 5, 10, 0, 0))).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(Cast.Song, use, true));
        Assert.Equal("Reason", Assert.Single((await Decide(Cast.Gao, use, false)).Problems).Field);
        await Ok(Decide(Cast.Gao, use, true));
        Assert.False((await Decide(Cast.Gao, use, true)).Ok);
        await House.Settle();
        Assert.Equal($"{Cast.Gao.Name} settled", await OnTheDesk("TD-3", use));
        House.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True((await File(car)).Car.Out);
        Assert.Equal("Odometer", Assert.Single((await End(use, 1100)).Problems).Field);
        await Ok(End(use, 1250));
        Assert.Equal((false, 1250), (await File(car)).Car is var back ? (back.Out, back.OdometerKm) : default);

        var refused = (await Ok(Ask(new() { Purpose = "搬家", From = new(2026, 3, 8, 9, 0, 0), Until = new(2026, 3, 8, 12, 0, 0) }))).Id!.Value;
        await Ok(Decide(Cast.Gao, refused, false, "试驾优先"));
        await Ok(Arrange(card, car, new(2026, 3, 8, 10, 0, 0)));

        Task<Outcome> Ask(AskOtherUse.Form form) => House.Do(Cast.Wei, (AskOtherUse duty) => duty.Now(car, form, default));
        Task<Outcome> Decide(DemoPerson by, Guid id, bool yes, string? why = null) => House.Do(by, (DecideOtherUse duty) => duty.Now(id, yes, why, default));
        Task<Outcome> End(Guid id, int km) => House.Do(Cast.Wei, (EndOtherUse duty) => duty.Now(id, km, default));
        static AskOtherUse.Form Tomorrow() => new() { Purpose = "接送外地客户", From = new(2026, 3, 5, 9, 0, 0), Until = new(2026, 3, 5, 12, 0, 0) };
    }

    [Fact]
    public async Task A_car_has_one_file_and_one_keeper_and_leaves_service_with_nothing_open()
    {
        var (card, car) = (await Card(), await Car());
        var bad = await House.Do(Cast.Zhan, (AddTestCar duty) => duty.Now(new() { Vin = "X", Plate = "A", OdometerKm = -1 }, default));
        Assert.Equal(["Vin", "Plate", "ModelCode", "InsuredUntil", "InspectedUntil", "OdometerKm"], bad.Problems.Select(p => p.Field));
        Assert.Equal("Vin", Assert.Single((await House.Do(Cast.Zhan, (AddTestCar duty) => duty.Now(
            new() { Vin = Vin, ModelCode = "TC31", OdometerKm = 1, InsuredUntil = new(2026, 12, 31), InspectedUntil = new(2026, 12, 31) }, default))).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (PassKeys duty) => duty.Now(car, Cast.Wei.Id, default)));
        await Ok(House.Do(Cast.Zhan, (PassKeys duty) => duty.Now(car, Cast.Wei.Id, default)));
        Assert.False((await House.Do(Cast.Zhan, (PassKeys duty) => duty.Now(car, Cast.Wei.Id, default))).Ok);
        Assert.Equal((Cast.Zhan.Name, Cast.Wei.Name), (await File(car)).History.Single(h => h.Kind == "keys") is var k ? (k.First, k.Second) : default);
        var drive = await Drive(card, car);
        Assert.False((await Retire()).Ok);
        await Ok(House.Do(Cast.Wei, (CancelTestDrive duty) => duty.Now(drive, "不来了", default)));
        await Ok(Retire());
        await Morning();
        Assert.Empty((await File(car)).Preparations);
        Assert.Equal("CarId", Assert.Single((await Arrange(card, car)).Problems).Field);

        Task<Outcome> Retire() => House.Do(Cast.Zhan, (RetireTestCar duty) => duty.Now(car, default));
    }

    [Fact]
    public async Task Whoever_takes_over_goes_along_and_has_the_keys()
    {
        var (card, car) = (await Card(), await Car());
        await Ok(House.Do(Cast.Zhan, (PassKeys duty) => duty.Now(car, Cast.Wei.Id, default)));
        var drive = (await Ok(Arrange(card, car, new(2026, 3, 6, 10, 0, 0)))).Id!.Value;
        await House.Hear("admin", new WorkHandedOver(Guid.CreateVersion7(), "Sales", Cast.Wei.Id, Cast.Hua.Id, Cast.Start.AddHours(1)), Cast.Wei.Id);
        Assert.Equal(Cast.Hua.Id, (await See(drive, Cast.Hua)).Drive.ConsultantId);
        Assert.Equal(Cast.Hua.Name, (await File(car)).Keeper);
    }
}
