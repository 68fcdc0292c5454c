using Dealership.Plugin;
using Dealership.Sales.Network;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Network;

/// <summary>Each month each dealer is reconciled with and assessed; then SM-10 is met.</summary>
public sealed class DealerMonthTests : NetworkHouse
{
    [Fact]
    public void Of_twenty_sold_against_thirty_two_old_cars_of_six_and_all_else_right_the_score_is_85_and_the_grade_A()
    {
        var books = new Assessment.Figures(Sold: 20, Target: 30, Placed: 6, Fresh: 4, InTime: 20, Differences: 0);
        var sheet = Assessment.Of(NetworkRules.Trade, books, new(15, 10, 5));
        Assert.Equal([20m, 10m, 15m, 15m, 10m, 10m, 5m], sheet.Lines.Select(l => l.Points!.Value));
        Assert.Equal((85, "A"), (sheet.Score, NetworkRules.Trade.Grade(sheet.Score)));
        Assert.Equal(["B", "C", "D"], new[] { 84, 69, 59 }.Select(NetworkRules.Trade.Grade));
    }

    [Fact]
    public void What_there_is_nothing_to_assess_of_does_not_count_and_more_than_the_target_is_no_more_than_all()
    {
        var none = Assessment.Of(NetworkRules.Trade, new(0, null, 0, 0, 0, 0), new(15, 10, 0));
        Assert.Equal(["sales", "stock", "data"], none.Lines.Where(l => l.Points is null).Select(l => l.Item));
        Assert.Equal(89, none.Score); // 40 of 45
        Assert.Equal(30m, Assessment.Of(NetworkRules.Trade, new(9, 4, 0, 0, 9, 0), null).Lines[0].Points);
    }

    [Fact]
    public async Task The_month_is_met_when_the_last_active_dealer_is_signed_off_and_assessed_and_that_proves_SM_10()
    {
        House.Clock.Advance(TimeSpan.FromDays(28)); // what is owed for a month opens on its first working day
        await House.Tick();
        var (north, south) = (await Active(), await Active(name: "城南汽车", licence: "91310112MA1G8ABC02"));
        await Filed("待谈汽车", "91310112MA1G8ABC03");
        Assert.Equal("华丽, 华丽", await Owed("DN-4"));
        foreach (var dealer in new[] { north, south })
        {
            Assert.Equal(0, await House.Sql<int>("select count(*)::int from admin.evidence where clause_code = 'SM-10'"));
            var month = await Month(dealer);
            Assert.Equal("先对账并由双方签字，再考核。", (await Assess(month)).Problems[0].Text.Zh);
            await Reconciled(month);
            Assert.False((await DrawUp(month)).Ok);
            Assert.Equal("考核100分，A级", (await Ok(Assess(month))).Said!.Value.Zh);
            Assert.False((await Assess(month)).Ok);
        }
        Assert.Equal("华丽 settled, 华丽 settled", await Owed("DN-5"));
        Assert.Equal("宋经理 settled", await Owed("SM-10"));
        Assert.Equal("event", await House.Sql<string>("select grade from admin.evidence where clause_code = 'SM-10'"));
        Assert.NotNull((await House.Read(Cast.Song, (MonthBoard board) => board.Of("2026-04", default))).CompleteAt);
    }

    [Fact]
    public async Task The_next_month_opens_by_itself_for_who_is_active_and_is_due_on_the_last_working_day_but_one()
    {
        var dealer = await Active();
        await Filed("待谈汽车", "91310112MA1G8ABC03");
        House.Clock.Advance(TimeSpan.FromDays(28));
        await House.Tick();
        await House.Tick();
        Assert.Equal([new(2026, 4, 1), new(2026, 3, 1)], (await Show(dealer)).Months.Select(m => m.First));
        Assert.Equal(new DateTimeOffset(2026, 4, 29, 9, 0, 0, TimeSpan.Zero), (await Show(dealer)).Months[0].DueAt);
        Assert.Single((await House.Read(Cast.Song, (MonthBoard board) => board.Of(null, default))).Rows);
    }

    [Fact]
    public async Task A_car_not_found_and_another_account_are_differences_that_the_manager_clears_up()
    {
        var dealer = await Active();
        await Placed(dealer, 1);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await Placed(dealer, 2);
        var month = await Month(dealer);
        Assert.Contains("2处差异", (await Ok(DrawUp(month, theirs: 80_000m, missing: 1))).Said!.Value.Zh);
        Assert.Equal("宋经理, 宋经理", await Owed("DN-3"));
        var sheet = (await Sheet(month))!;
        Assert.Equal([("account", (string?)null), ("car-missing", VinOf(1))], sheet.Differences.Select(d => (d.Kind, d.Vin)));
        Assert.Equal((2, 1, 90_000m, 80_000m), (sheet.Month.CarsOurs, sheet.Month.CarsFound, sheet.Month.HeldOurs, sheet.Month.HeldTheirs));
        Task<Outcome> Settle(DemoPerson by) => House.Do(by, (SettleDifference duty) => duty.Now(sheet.Differences[0].Id, "对方漏记一笔收据，已补记", default));
        await Assert.ThrowsAsync<NotAllowedException>(() => Settle(Officer));
        await Ok(Settle(Cast.Song));
        Assert.False((await Settle(Cast.Song)).Ok);
        Assert.Equal(1, (await Owed("DN-3")).Split("settled").Length - 1);
        await Ok(House.Do(Officer, (SignReconciliation duty) => duty.Now(month, "钱老板", default)));
        Assert.Equal(0m, (await Sheet(month))!.Lines.Single(l => l.Item == "account").Points);
    }

    [Fact]
    public async Task The_sheet_that_a_dealer_signs_holds_its_own_cars_and_no_other_dealers()
    {
        var (north, south) = (await Active(), await Active(name: "城南汽车", licence: "91310112MA1G8ABC02"));
        await Placed(north, 1);
        await Placed(south, 2);
        Assert.Equal(VinOf(1), Assert.Single((await Sheet(await Month(north)))!.Cars).Vin);
        var foreign = await House.Sql<Guid>("select id from sales.secondary_placements where dealer_id = @south", new { south });
        var month = await Month(north);
        Assert.Equal("Found", Assert.Single((await House.Do(Officer, (DrawUpReconciliation duty) => duty.Now(month, new() { Found = [foreign], HeldTheirs = 0 }, default))).Problems).Field);
    }

    [Fact]
    public async Task A_C_is_put_right_within_thirty_days_by_its_officer()
    {
        var dealer = await Active();
        var month = await Month(dealer);
        await Reconciled(month);
        Assert.Equal("考核62分，C级", (await Ok(Assess(month, discipline: 5, image: 6, complaints: 2))).Said!.Value.Zh); // 28 of 45: nothing sold and no cars there
        Assert.Equal("华丽", await Owed("DN-2"));
        var wait = Assert.Single((await Show(dealer)).Waits);
        Assert.Equal(("rectify", Cast.Start.AddDays(30)), (wait.Kind, wait.At));
        Assert.False((await House.Do(Officer, (RecordRectification duty) => duty.Now(wait.Id, "好了", default))).Ok);
        await Ok(House.Do(Officer, (RecordRectification duty) => duty.Now(wait.Id, "统一了报价牌，复查合格", default)));
        Assert.Equal("华丽 settled", await Owed("DN-2"));
    }

    [Fact]
    public async Task A_second_D_running_proposes_to_end_and_the_manager_decides()
    {
        var dealer = await Active();
        for (var turn = 0; turn < 2; turn++)
        {
            await House.Tick();
            var month = await Month(dealer);
            await Reconciled(month);
            Assert.EndsWith("D级", (await Ok(Assess(month, 0, 0, 0))).Said!.Value.Zh);
            if (turn == 0) House.Clock.Advance(TimeSpan.FromDays(28));
        }
        Assert.Equal("华丽", await Owed("DN-2"));
        Assert.Equal("宋经理", await Owed("DN-3"));
        var proposal = (await Show(dealer)).Waits.Single(w => w.Kind == "end").Id;
        Assert.Equal(["Decision", "Why"], (await House.Do(Cast.Song, (DecideEnding duty) => duty.Now(proposal, "later", " ", default))).Problems.Select(p => p.Field));
        await Ok(House.Do(Cast.Song, (DecideEnding duty) => duty.Now(proposal, "end", "价格混乱，屡改不好", default)));
        Assert.Equal("宋经理 settled", await Owed("DN-3"));
    }

    [Fact]
    public async Task Rules_hold_from_their_day_their_weights_make_a_hundred_and_a_dearer_cover_is_seen_at_once()
    {
        var dealer = await Active(deposit: 30_000m);
        await Placed(dealer, 1);
        SetNetworkRules.Form Form(decimal cover, int sales) => new()
        {
            CoverPerCar = cover,
            Sales = sales,
            Stock = 15,
            Discipline = 15,
            Account = 15,
            Data = 10,
            Image = 10,
            Complaints = 5,
            GradeA = 85,
            GradeB = 70,
            GradeC = 60,
            AgedDays = 60,
            ReportHours = 24,
            RectifyDays = 30,
        };
        Task<Outcome> Set(SetNetworkRules.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (SetNetworkRules duty) => duty.Now(form, default));
        await Assert.ThrowsAsync<NotAllowedException>(() => Set(Form(1, 30), Officer));
        Assert.Equal("七项权重合计要等于100，现在是95。", Assert.Single((await Set(Form(30_000m, 25))).Problems).Text.Zh);
        var later = Form(50_000m, 30);
        later.From = new(2026, 3, 6);
        await Ok(Set(later));
        Assert.Empty((await Show(dealer)).Breaches);
        House.Clock.Advance(TimeSpan.FromDays(2));
        await House.Tick();
        Assert.Equal("uncovered", Assert.Single((await Show(dealer)).Breaches).Kind);
        await Ok(Set(Form(20_000m, 30)));
        Assert.Empty((await Show(dealer)).Breaches);
    }
}
