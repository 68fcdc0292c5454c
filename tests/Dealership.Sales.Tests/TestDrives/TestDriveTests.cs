using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Showroom;
using Dealership.Sales.TestDrives;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.TestDrives;

/// <summary>Wednesday, 4 March, 10:00: Wei stands beside the car with his prospect.</summary>
public sealed class TestDriveTests : DriveHouse
{
    [Fact]
    public async Task A_drive_arranged_stands_on_the_consultants_desk_and_the_return_of_the_car_proves_it()
    {
        var (card, car) = (await Card(), await Car());
        var drive = await Drive(card, car);
        await House.Settle();
        Assert.Equal(Cast.Wei.Name, await OnTheDesk("SC-5", drive));
        await Ok(Start(drive));
        House.Clock.Advance(TimeSpan.FromMinutes(25));
        await Ok(Return(drive));
        await House.Settle();
        Assert.Equal($"{Cast.Wei.Name} settled", await OnTheDesk("SC-5", drive));
        Assert.Equal("event", await House.Sql<string>("select grade from admin.evidence where clause_code = 'SC-5' and subject = @drive", new { drive }));
        var view = (await See(drive)).Drive;
        Assert.Equal(("C1", "123X", 1200, 1212, false), (view.LicenceKind, view.LicenceTail, view.OdometerBefore, view.OdometerAfter, view.DamageInside));
        Assert.Equal(1212, (await House.Read(Cast.Gao, (TestCarRecord record) => record.Show(car, default)))!.Car.OdometerKm);
    }

    [Fact]
    public async Task Without_a_signed_agreement_or_with_an_expired_licence_nobody_drives_off()
    {
        var drive = await Drive(await Card(), await Car());
        Assert.Equal(["Signed"], (await Start(drive, f => f.Signed = false)).Problems.Select(p => p.Field));
        Assert.Equal("驾照已过期，不能试驾。", Assert.Single((await Start(drive, f => f.LicenceUntil = new(2026, 3, 3))).Problems).Text.Zh);
        Assert.Equal(["LicenceKind", "LicenceTail", "LicenceUntil", "Odometer", "Fuel"], (await Start(drive, f =>
            (f.LicenceKind, f.LicenceTail, f.LicenceUntil, f.Odometer, f.Fuel) = ("C3", "12 4", null, 1199, 101))).Problems.Select(p => p.Field));
        Assert.True((await See(drive)).Open);
        await Ok(Start(drive, f => (f.LicenceUntil, f.ForLife) = (null, true)));
        Assert.False((await Start(drive)).Ok);
    }

    [Theory]
    [InlineData("2026-03-03", "2026-12-31", "1号车保险已过期，不能上路。")]
    [InlineData("2026-12-31", "2026-03-03", "1号车年检已过期，不能上路。")]
    public async Task A_car_whose_insurance_or_inspection_has_run_out_stays(string insured, string inspected, string said)
    {
        var car = await Car(insured: DateOnly.Parse(insured), inspected: DateOnly.Parse(inspected));
        var drive = await Drive(await Card(), car);
        Assert.Equal(said, Assert.Single((await Start(drive)).Problems).Text.Zh);
        Assert.True(Assert.Single((await House.Read(Cast.Zhan, (TestCarList list) => list.Show("lapsed", default))).Cars).Car.Lapsed);
        await Ok(House.Do(Cast.Zhan, (ChangeTestCar duty) => duty.Now(car, new() { InsuredUntil = new(2026, 3, 4), InspectedUntil = new(2026, 3, 4) }, default)));
        await Ok(Start(drive));
    }

    [Fact]
    public async Task A_photo_of_the_licence_makes_a_full_drive_it_is_encrypted_and_only_whoever_goes_along_sees_it()
    {
        var drive = await Drive(await Card(), await Car());
        Assert.Equal("File", Assert.Single((await Photograph(drive, "licence.pdf")).Problems).Field);
        Assert.False((await Photograph(drive, by: Cast.Hua)).Ok);
        await Ok(Photograph(drive));
        await Ok(Start(drive));
        await Ok(Return(drive));
        Assert.True((await See(drive)).Drive.Scanned);
        Assert.Equal("a licence"u8.ToArray(), (await House.Read(Cast.Wei, (LicencePhoto photo) => photo.Of(drive, default)))!.Content);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.licence_photos where position('licence'::bytea in content) > 0"));
        foreach (var other in new[] { Cast.Hua, Cast.Zhan, Cast.Song }) Assert.Null(await House.Read(other, (LicencePhoto photo) => photo.Of(drive, default)));
        foreach (var never in new[] { Cast.Gao, Cast.Mei, Cast.Lin, Cast.Shu }) await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(never, (LicencePhoto photo) => photo.Of(drive, default)));
        Assert.True(await House.Sql<bool>($"select (body->>'full')::boolean from sales.outbox where type = '{nameof(TestDriveDone)}'"));
    }

    [Fact]
    public async Task A_photo_is_gone_ninety_days_after_the_drive_unless_there_was_damage()
    {
        var (card, car) = (await Card(), await Car());
        foreach (var damage in new[] { "none", "both" })
        {
            var drive = await Drive(card, car);
            await Ok(Photograph(drive));
            await Ok(Start(drive, f => f.Odometer = 1212));
            await Ok(Return(drive, f => (f.Damage, f.DamageNote) = (damage, "右前门划痕")));
        }
        House.Clock.Advance(TimeSpan.FromDays(89));
        await House.Tick();
        Assert.Equal(2, await Photos());
        House.Clock.Advance(TimeSpan.FromDays(2));
        await House.Tick();
        Assert.Equal(1, await Photos());

        Task<int> Photos() => House.Sql<int>("select count(*)::int from sales.licence_photos");
    }

    [Fact]
    public async Task A_car_is_in_one_place_the_refusal_says_when_and_a_car_that_is_back_early_is_free()
    {
        var (card, car) = (await Card(), await Car());
        await Ok(Arrange(card, car, new(2026, 3, 5, 14, 0, 0)));
        var refused = await Arrange(await Card("A", "13900001111"), car, new(2026, 3, 5, 14, 29, 0));
        Assert.Equal(("From", "1号车3月5日 14:00到3月5日 14:30已有安排，请换时间或换车。"), (refused.Problems[0].Field, Assert.Single(refused.Problems).Text.Zh));
        await Ok(Arrange(card, car, new(2026, 3, 5, 14, 30, 0)));
        var now = await Drive(card, car);
        await Ok(Start(now));
        await Ok(Return(now));
        await Ok(Arrange(card, car));
        Assert.Equal(["CardId", "CarId", "From"], (await Arrange(null, null, new(2026, 3, 1, 9, 0, 0))).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Two_who_want_the_same_car_at_once_get_it_once()
    {
        var (card, other, car) = (await Card(), await Card("A", "13900001111"), await Car());
        var outcomes = await House.AtOnce("select 1 from sales.test_cars where id = @car for update", new { car }, () => Arrange(card, car), () => Arrange(other, car));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Equal("From", Assert.Single(outcomes.Single(o => !o.Ok).Problems).Field);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.test_drives"));
    }

    [Fact]
    public async Task A_drive_called_off_frees_the_car_and_is_owed_no_longer()
    {
        var (card, car) = (await Card(), await Car());
        var drive = await Drive(card, car);
        Assert.Equal("Why", Assert.Single((await Cancel(Cast.Wei, " ")).Problems).Field);
        Assert.False((await Cancel(Cast.Hua, "不来了")).Ok);
        await Ok(Cancel(Cast.Wei, "客户临时有事"));
        await House.Settle();
        Assert.Equal($"{Cast.Wei.Name} settled", await OnTheDesk("SC-5", drive));
        Assert.False((await Start(drive)).Ok);
        await Drive(card, car);

        Task<Outcome> Cancel(DemoPerson by, string why) => House.Do(by, (CancelTestDrive duty) => duty.Now(drive, why, default));
    }

    [Fact]
    public async Task The_return_says_where_the_damage_is_and_cannot_turn_the_odometer_back()
    {
        var drive = await Drive(await Card(), await Car());
        Assert.False((await Return(drive)).Ok);
        await Ok(Start(drive));
        Assert.Equal(["Odometer", "Damage", "Satisfaction", "Outlook"], (await Return(drive, f => (f.Odometer, f.Damage, f.Satisfaction, f.Outlook) = (1199, null, 6, "H"))).Problems.Select(p => p.Field));
        Assert.Equal("DamageNote", Assert.Single((await Return(drive, f => f.Damage = "outside")).Problems).Field);
        await Ok(Return(drive, f => (f.Damage, f.DamageNote) = ("outside", "右前门划痕")));
        Assert.Equal((false, true, "右前门划痕"), (await See(drive)).Drive is var d ? (d.DamageInside, d.DamageOutside, d.DamageNote) : default);
        Assert.False((await Return(drive)).Ok);
    }

    [Fact]
    public async Task Sixty_first_visits_twenty_repeats_and_thirty_five_drives_are_a_rate_of_fifty_percent_and_every_figure_opens_its_rows()
    {
        var car = await Car();
        var cards = new List<Guid>();
        string Number(int n) => $"139000{n:00000}";
        for (var n = 0; n < 10; n++) cards.Add(await Card("B", Number(n)));
        for (var n = 0; n < 60; n++)
        {
            var visit = await Visit();
            if (n < 50) cards.Add((await Ok(Open(new() { Name = "客户", Phone = Number(n), Level = "C", VisitId = visit }))).Id!.Value);
        }
        for (var n = 0; n < 20; n++) await Visit("again");
        for (var n = 0; n < 35; n++)
        {
            var drive = await Drive(cards[^(n + 1)], car);
            if (n < 5) await Ok(Photograph(drive));
            await Ok(Start(drive, f => f.Odometer = 1212));
            await Ok(Return(drive));
        }
        var counts = (await Counts())!;
        Assert.Equal((35, 5, 30, 70), (counts.Done, counts.Full, counts.Simple, counts.Visits));
        Assert.Equal("50%", new Dealership.Ui.Words().Percent(counts.Done, counts.Visits));
        foreach (var (view, figure) in new[] { ("done", 35), ("full", 5), ("simple", 30), ("out", 0), ("arranged", 0), ("cancelled", 0), ("missed", 0) })
            Assert.Equal(figure, (await House.Read(Cast.Zhan, (TestDriveList list) => list.Show(new(view, Take: 100), default))).Rows.Count);
        Assert.Equal(70, (await House.Read(Cast.Zhan, (VisitList list) => list.Show(new(Show: VisitView.ToDrive, Take: 100), default))).Rows.Count);
    }

    [Fact]
    public async Task A_drive_is_of_the_visit_during_which_it_was_and_on_the_card()
    {
        var car = await Car();
        var visit = await Visit();
        var card = (await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "A", VisitId = visit }))).Id!.Value;
        var drive = await Drive(card, car);
        await Ok(Start(drive));
        Assert.Equal(drive, Assert.Single(await House.Read(Cast.Wei, (DrivesOf drives) => drives.Visit(visit, default))).Id);
        Assert.Equal(drive, Assert.Single(await House.Read(Cast.Zhan, (DrivesOf drives) => drives.Card(card, default))).Id);
        Assert.Empty(await House.Read(Cast.Hua, (DrivesOf drives) => drives.Card(card, default)));
    }

    [Fact]
    public async Task A_consultant_sees_his_own_drives_customers_are_masked_other_departments_and_stores_see_none()
    {
        var drive = await Drive(await Card(), await Car());
        Assert.Equal("张**", (await See(drive)).Customer!.Name);
        Assert.Null(await House.Read(Cast.Hua, (TestDriveRecord record) => record.Show(drive, default)));
        Assert.Empty((await House.Read(Cast.Hua, (TestDriveList list) => list.Show(new(), default))).Rows);
        Assert.False((await Start(drive, by: Cast.Hua)).Ok);
        foreach (var never in new[] { Cast.Gao, Cast.Mei, Cast.Lin, Cast.Shu }) await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(never, (TestDriveRecord record) => record.Show(drive, default)));
        var other = House.As(Cast.Zhan, Cast.OtherStore);
        Assert.Null(await House.Read(other, (TestDriveRecord record) => record.Show(drive, default)));
        Assert.Empty((await House.Read(other, (TestCarList list) => list.Show(null, default))).Cars);
        Assert.Equal(0, await House.Told("sales", "张|12341234|[*]1234", "Test"));
    }

    [Fact]
    public async Task The_agreement_names_the_driver_for_whoever_goes_along_and_that_look_is_logged()
    {
        var drive = await Drive(await Card(), await Car());
        Assert.Equal("张先生", (await House.Read(Cast.Wei, (Agreement agreement) => agreement.Of(drive, default)))!.Driver);
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from customer_service.reveals"));
        Assert.Null((await House.Read(Cast.Zhan, (Agreement agreement) => agreement.Of(drive, default)))!.Driver);
    }
}
