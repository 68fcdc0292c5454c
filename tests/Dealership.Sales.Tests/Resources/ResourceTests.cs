using Dealership.Plugin;
using Dealership.Sales.Resources;
using Dealership.Sales.Stock;
using Dealership.Sales.Tests.Stock;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Resources;

/// <summary>What the store asks the maker for: a suggestion that shows its arithmetic, the manager's word, the maker's answer.</summary>
public sealed class ResourceTests : StockHouse
{
    private async Task<Guid> Proposed() => (await Ok(House.Do(Cast.Song, (ProposeResources duty) => duty.Now(new(), default)))).Id!.Value;

    private async Task<ResourceRecord.View> View(Guid id) => (await House.Read(Cast.Song, (ResourceRecord record) => record.Show(id, default)))!;

    private Task<Outcome> Submit(Guid id) => House.Do(Cast.Song, (SubmitResources duty) => duty.Now(id, default));

    [Theory]
    [InlineData(0, 30, 1.0, 1.2, 5, 4, 3, 2, 8)]     // 10 × 1.2 + 5 − 4 − 3 − 2
    [InlineData(20, 30, 1.0, 1.2, 5, 4, 3, 2, 20)]   // the plan is larger: 20 × 1.2 + 5 − 9
    [InlineData(0, 30, 1.3, 1.2, 0, 0, 0, 0, 16)]    // season: 13 × 1.2 = 15.6, and what is left of a vehicle is one
    [InlineData(0, 3, 1.0, 1.2, 0, 9, 9, 9, 0)]      // never below none
    public void The_suggestion_is_the_forecast_times_the_target_plus_orders_less_what_stands_or_comes(int plan, int sold, double season, double target, int orders, int free, int transit, int confirmed, int count) =>
        Assert.Equal(count, new Suggestion(plan, sold, (decimal)season, (decimal)target, orders, free, transit, confirmed).Count);

    [Fact]
    public void A_number_is_split_by_what_sold_less_what_stands_without_a_rest_and_a_rare_colour_is_no_pattern()
    {
        var split = Suggestion.ByColour(10, 20, [("白", 12, 4), ("黑", 6, 1), ("红", 2, 0)]);
        Assert.Equal(10, split.Sum(s => s.Count));
        Assert.Equal(["白", "黑", ""], split.OrderByDescending(s => s.Count).Select(s => s.Colour));
        Assert.Equal([("", 7)], Suggestion.ByColour(7, 9, [("白", 9, 2)]));
        Assert.True(Suggestion.IsOff(10, 13, 20) && !Suggestion.IsOff(10, 12, 20) && Suggestion.IsOff(0, 1, 20));
    }

    [Fact]
    public async Task Each_part_counts_exactly_the_rows_behind_it()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        await Vehicles(3, "TC31", "2026-01-20", "2026-03-02");      // this month: not among the three before
        await Vehicles(2, "TC31", "2026-02-20");
        await Order();
        var id = await Proposed();
        var (head, model) = ((await View(id)).Head, Assert.Single((await View(id)).Models));
        Assert.Equal((9, 1, 2, 0, 0), (model.Sold, model.Undelivered, model.Free, model.InTransit, model.Confirmed));
        Assert.Equal(3, model.Suggested); // 3 × 1.2 + 1 − 2 = 2.6
        Assert.Equal(3m, model.Arithmetic(head).Forecast);
        foreach (var (part, count) in new[] { ("sold", 9), ("orders", 1), ("free", 2), ("transit", 0), ("confirmed", 0) })
        {
            var page = await House.Read(Cast.Song, (PartRows rows) => rows.Show(new(part, "TC31"), default));
            Assert.Equal((count, count), (page.Count, page.Rows.Count));
        }
        Assert.Empty((await House.Read(House.As(Cast.Song, Cast.OtherStore), (PartRows rows) => rows.Show(new("sold"), default))).Rows);
    }

    [Fact]
    public async Task What_is_off_the_suggestion_says_why_and_a_priority_is_given_once()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        await Vehicles(6, "TU53", "2025-12-01", "2026-01-16", mark: '2');
        await Funds();
        var id = await Proposed();
        var lines = (await View(id)).Lines;
        var twice = await House.Do(Cast.Song, (EditResources duty) => duty.Now(id, new() { Lines = [.. lines.Select(l => new EditResources.Line { Id = l.Id, Quantity = l.Quantity, Priority = 1 })] }, default));
        Assert.Contains(twice.Problems, p => p.Field == "Lines[0].Priority");
        await Ok(House.Do(Cast.Song, (EditResources duty) => duty.Now(id, new() { Lines = [new() { Id = lines[0].Id, Quantity = 9, Priority = 7 }] }, default)));
        Assert.Contains("偏离", Assert.Single((await Submit(id)).Problems).Text.Zh);
        await Ok(House.Do(Cast.Song, (EditResources duty) => duty.Now(id, new() { Models = [new() { Code = lines[0].ModelCode, Reason = "五一车展" }] }, default)));
        await Ok(Submit(id));
        Assert.False((await House.Do(Cast.Song, (ProposeResources duty) => duty.Now(new(), default))).Ok);
        Assert.False((await House.Do(Cast.Song, (EditResources duty) => duty.Now(id, new(), default))).Ok);
    }

    [Fact]
    public async Task A_plan_above_the_mean_raises_the_forecast_and_the_suggestion()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        var id = await Proposed();
        await Ok(House.Do(Cast.Song, (EditResources duty) => duty.Now(id, new() { Models = [new() { Code = "TC31", Plan = 10 }] }, default)));
        Assert.Equal(12, Assert.Single((await View(id)).Models).Suggested);
        await Proposed();
        Assert.Equal((10, 12), ((await View(id)).Models[0].Plan, (await View(id)).Applied));
    }

    [Fact]
    public async Task Nothing_is_handed_in_before_funds_are_known_and_handing_in_proves_sm6()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        await House.Tick();
        House.Clock.Advance(TimeSpan.FromDays(48));   // 21 April
        await House.Tick();
        await House.Settle();
        var id = await Proposed();
        Assert.Contains("资金", Assert.Single((await Submit(id)).Problems).Text.Zh);
        await Funds();
        var pressed = await House.AtOnce("select 1 from sales.resource_applications where id = @id for update", new { id }, () => Submit(id), () => Submit(id));
        Assert.Single(pressed, o => o.Ok);
        await House.Settle();
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from admin.obligations where store_id = 1 and clause_code = 'SM-6' and settled_at is not null"));
        Assert.Equal("applied", (await View(id)).State);
    }

    [Fact]
    public async Task Short_funds_or_a_stock_too_large_need_the_general_manager_who_may_send_it_back()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        await Funds(needed: 900_000);
        var id = await Proposed();
        await Ok(Submit(id));
        await House.Settle();
        var asked = (await View(id)).Submissions[0];
        Assert.True(asked is { Asks: true, Gap: -400_000m });
        Assert.Equal("高总", await Desk("SS-12", asked.Id));
        Assert.False((await House.Do(Cast.Gao, (DecideResources duty) => duty.Now(id, new() { Decision = "refuse" }, default))).Ok);
        await Ok(House.Do(Cast.Gao, (DecideResources duty) => duty.Now(id, new() { Decision = "refuse", Why = "先消化库存" }, default)));
        await House.Settle();
        Assert.Equal("高总 settled", await Desk("SS-12", asked.Id));
        Assert.Equal("refused", (await View(id)).State);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await Funds();
        var first = (await View(id)).Lines[0].Id;
        await Ok(House.Do(Cast.Song, (EditResources duty) => duty.Now(id, new() { Lines = [new() { Id = first, Quantity = 6, Priority = 1 }], Models = [new() { Code = "TC31", Reason = "车展" }] }, default)));
        await Ok(Submit(id));   // (6 − 0) ÷ 3 = 2.0 > 1.5
        Assert.True((await View(id)).Submissions[0] is { Asks: true, FactorAfter: 2m, Gap: 400_000m });
        await Ok(House.Do(Cast.Gao, (DecideResources duty) => duty.Now(id, new() { Decision = "approve" }, default)));
        Assert.Equal("applied", (await View(id)).State);
    }

    [Fact]
    public async Task What_the_maker_confirmed_is_on_its_way_car_by_car_and_counts_in_the_next_suggestion()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        await Funds();
        var id = await Proposed();
        await Ok(Submit(id));
        var line = Assert.Single((await View(id)).Lines);
        Assert.Equal(4, line.Quantity);
        Assert.False((await House.Do(Cast.Song, (AnswerResources duty) => duty.Now(id, new() { Lines = [new() { Id = line.Id, Final = 5 }] }, default))).Ok);
        await Ok(House.Do(Cast.Song, (AnswerResources duty) => duty.Now(id, new() { Lines = [new() { Id = line.Id, First = 4, Second = 3, Final = 3 }] }, default)));
        var view = await View(id);
        Assert.Equal((3, 4, "answered"), (view.Answered, view.AppliedOfAnswered, view.State));
        Assert.Equal((3, 4), ((await House.Read(Cast.Gao, (ResourceList list) => list.Show(null, 50, default))).Rows[0] is var row ? (row.Confirmed, row.AppliedOfAnswered) : default));
        var coming = (await House.Read(Cast.Wei, (VehicleList list) => list.Show(new("coming"), default))).Rows;
        Assert.Equal(3, coming.Count);
        Assert.All(coming, c => Assert.True(c is { State: "confirmed", Vin: null, ReceivedOn: null }));
        await Ok(House.Do(Cast.Song, (StepComing duty) => duty.Now(coming[0].Id, new() { Step = "in-transit", Vin = Vin }, default)));
        await Ok(House.Do(Cast.Song, (AnswerResources duty) => duty.Now(id, new() { Lines = [new() { Id = line.Id, Final = 1 }] }, default)));
        Assert.Equal(Vin, Assert.Single((await House.Read(Cast.Wei, (VehicleList list) => list.Show(new("coming"), default))).Rows).Vin);
        Assert.Contains("VIN", Assert.Single((await House.Do(Cast.Song, (AnswerResources duty) => duty.Now(id, new() { Lines = [new() { Id = line.Id, Final = 0 }] }, default))).Problems).Text.En);
        House.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, (await View(await Proposed())).Models[0].InTransit);
    }

    [Fact]
    public async Task The_makers_own_list_is_taken_by_month_model_and_colour_and_taken_back()
    {
        await Vehicles(9, "TC31", "2025-12-01", "2026-01-15");
        await Funds();
        var id = await Proposed();
        ImportRow Row(int n, string period, string model, string final) => new(n, new Dictionary<string, string?> { ["period"] = period, ["model"] = model, ["final"] = final });
        var early = await House.Import((MakerAnswerImport import) => import.Check([Row(2, "2026-04", "TC31", "3")], default));
        Assert.Contains("还没有提交", Assert.Single(early[0].Problems).Text.Zh);
        await Ok(Submit(id));
        var checkedRows = await House.Import((MakerAnswerImport import) => import.Check([Row(2, "2026/4", "TC31", "3"), Row(3, "2026-04", "TX99", "1"), Row(4, "2026-04", "TC31", "9")], default));
        Assert.Equal([0, 1, 1], checkedRows.Select(r => r.Problems.Count));
        var written = await House.Import((MakerAnswerImport import) => import.Apply([Row(2, "2026年4月", "TC31", "3")], default));
        Assert.Equal(3, (await View(id)).Answered);
        Assert.Empty(await House.Import((MakerAnswerImport import) => import.Revert(written, default)));
        Assert.Null((await View(id)).Answered);
        Assert.Empty((await House.Read(Cast.Wei, (VehicleList list) => list.Show(new("coming"), default))).Rows);
    }

    [Fact]
    public async Task Funds_and_applications_are_the_two_managers_alone()
    {
        foreach (var person in new[] { Cast.Wei, Cast.Zhan, Cast.Mei, Cast.Ke, Cast.Lin, Cast.Shu })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (Funds funds) => funds.Latest(default)));
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (ResourceList list) => list.Show(null, 50, default)));
        }
        await Funds();
        Assert.Equal(400_000m, (await House.Read(Cast.Gao, (Funds funds) => funds.Latest(default)))!.Gap);
        Assert.Null(await House.Read(House.As(Cast.Gao, Cast.OtherStore), (Funds funds) => funds.Latest(default)));
        foreach (var person in new[] { Cast.Mei, Cast.Ke, Cast.Lin }) await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (VehicleList list) => list.Show(new(), default)));
        Assert.DoesNotContain(typeof(StockBoard).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).SelectMany(t => t.GetProperties()), p => p.Name is "Gap" or "Pledged" or "Account");
    }
}
