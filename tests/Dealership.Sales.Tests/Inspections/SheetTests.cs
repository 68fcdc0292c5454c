using Dealership.Plugin;
using Dealership.Sales.Inspections;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Inspections;

/// <summary>Zhan looks the vehicles over; Wei, who sells them, does not.</summary>
public sealed class SheetTests : SalesHouse
{
    [Fact]
    public void A_sheet_has_at_least_forty_items_each_once_and_every_group_something_to_look_at()
    {
        var codes = SheetItems.All.SelectMany(g => g.Items).Select(i => i.Code).ToArray();
        Assert.True(codes.Length >= 40, $"{codes.Length} items");
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(SheetItems.All, g => Assert.NotEmpty(g.Items));
        Assert.Equal(12, SheetItems.All.Count);
    }

    [Fact]
    public async Task Twelve_presses_and_a_signature_pass_a_vehicle_in_which_all_is_well()
    {
        var sheet = await Inspect(await VehicleInStock());
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.inspections where sheet_id = @sheet", new { sheet }));
        var view = (await Show(sheet))!;
        Assert.Equal((SheetItems.Count, Cast.Zhan.Name), (view.Results.Count, view.Name(view.Sheet.FinishedBy)));
        Assert.All(view.Results.Values, r => Assert.Equal((Result.Fine, Cast.Zhan.Id), (r.Result, r.ByPerson)));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.outbox where type = 'VehicleInspected'"));
    }

    [Fact]
    public async Task A_defect_takes_a_note_and_is_refused_beside_its_item_without_one()
    {
        var sheet = await Begin(await VehicleInStock());
        SeeGroup.Form without = new() { Results = { ["glass"] = Result.Open, ["paint"] = Result.Repaired, ["gaps"] = "perhaps" }, Notes = { ["trim-outside"] = "左前门饰条翘" }, RestFine = false };
        Assert.Equal(["paint", "glass", "gaps", "trim-outside"], (await See(sheet, "outside", without)).Problems.Select(p => p.Field));
        Assert.Empty((await Show(sheet))!.Results);
        await Ok(See(sheet, "outside", new() { Results = { ["paint"] = Result.Repaired }, Notes = { ["paint"] = "右后翼子板抛光" }, RestFine = true }));
        var results = (await Show(sheet))!.Results;
        Assert.Equal((Result.Repaired, "右后翼子板抛光", 4), (results["paint"].Result, results["paint"].Note!, results.Count));
    }

    [Fact]
    public async Task A_safety_item_that_is_open_blocks_the_sheet_and_the_vehicle_until_it_is_repaired_and_another_open_item_does_not()
    {
        var order = await ReadyOrder();
        var vehicle = await House.Sql<Guid>("select id from sales.vehicles");
        var sheet = await Begin(vehicle);
        foreach (var group in SheetItems.All.Where(g => g.Code != "tyres")) await Ok(See(sheet, group.Code, new() { RestFine = true }));
        await Ok(See(sheet, "tyres", new() { Results = { ["tread"] = Result.Open, ["spare"] = Result.Open }, Notes = { ["tread"] = "左前胎侧鼓包", ["spare"] = "备胎气压低" }, RestFine = true }));
        Assert.Contains("胎面、胎壁无损伤", Assert.Single((await Finish(sheet)).Problems).Text.Zh);
        Assert.Contains("安全项", Assert.Single((await HandOver(order)).Problems).Text.Zh); // although the vehicle passed before
        Assert.Equal([vehicle], (await List(InspectionView.Faulty)).Select(r => r.Id));
        await Ok(See(sheet, "tyres", new() { Results = { ["tread"] = Result.Repaired }, Notes = { ["tread"] = "换新胎" } }));
        await Ok(Finish(sheet));
        await Ok(HandOver(order));
    }

    [Fact]
    public async Task Nothing_is_signed_before_every_group_was_seen_and_what_is_missing_is_said()
    {
        var sheet = await Begin(await VehicleInStock());
        foreach (var group in SheetItems.All.SkipLast(2)) await Ok(See(sheet, group.Code, new() { RestFine = true }));
        Assert.Equal("还没查完：清洁、工具与附件。", Assert.Single((await Finish(sheet)).Problems).Text.Zh);
    }

    [Fact]
    public async Task A_finished_sheet_stays_as_it_is_and_another_look_is_another_sheet()
    {
        var vehicle = await VehicleInStock();
        var first = await Inspect(vehicle);
        Assert.False((await See(first, "tyres", new() { RestFine = true })).Ok);
        Assert.False((await Finish(first)).Ok);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await Begin(vehicle);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await Begin(vehicle)); // goes on with the one that is open
        Assert.Equal([second, first], (await House.Read(Cast.Zhan, (VehicleSheets s) => s.Show(vehicle, default)))!.Sheets.Select(s => s.Sheet.Id));
    }

    [Fact]
    public async Task Two_who_begin_at_once_share_one_sheet_and_it_is_signed_once()
    {
        var vehicle = await VehicleInStock();
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Begin(vehicle)));
        Assert.Single(begun.Distinct());
        foreach (var group in SheetItems.All) await Ok(See(begun[0], group.Code, new() { RestFine = true }));
        Assert.Single(await Task.WhenAll(Finish(begun[0]), Finish(begun[0])), o => o.Ok);
    }

    [Fact]
    public async Task What_is_promised_and_not_passed_is_to_do_and_every_figure_opens_exactly_its_rows()
    {
        await ReadyOrder();
        await VehicleInStock("LSVAA49J932047372");
        await Begin(await VehicleInStock("LSVAA49J032047376"));
        await Agree();
        House.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, (await Agree()).ToDo); // what was passed a week ago is to be looked at again
    }

    [Fact]
    public async Task Whoever_sells_the_vehicle_does_not_look_it_over_and_another_store_sees_nothing_of_it()
    {
        var vehicle = await VehicleInStock();
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (BeginSheet duty) => duty.Now(vehicle, default)));
        var sheet = await Begin(vehicle);
        var other = House.As(Cast.Zhan, Cast.OtherStore);
        Assert.False((await House.Do(other, (BeginSheet duty) => duty.Now(vehicle, default))).Ok);
        Assert.False((await House.Do(other, (SeeGroup duty) => duty.Now(sheet, "tyres", new() { RestFine = true }, default))).Ok);
        Assert.Null(await House.Read(other, (SheetRecord record) => record.Show(sheet, default)));
    }

    private async Task<InspectionList.Counts> Agree()
    {
        var counts = await House.Read(Cast.Zhan, (InspectionList list) => list.Now(default));
        int[] figures = [counts.ToDo, counts.Faulty, counts.Passed, counts.Stock];
        foreach (var (view, figure) in InspectionView.Names.Zip(figures)) Assert.Equal(figure, (await List(view)).Count);
        return counts;
    }

    private async Task<IReadOnlyList<InspectionList.Row>> List(string view) => (await House.Read(Cast.Zhan, (InspectionList list) => list.Show(new(view), default))).Rows;

    private async Task<Guid> Begin(Guid vehicle) => (await Ok(House.Do(Cast.Zhan, (BeginSheet duty) => duty.Now(vehicle, default)))).Id!.Value;

    private Task<Outcome> See(Guid sheet, string group, SeeGroup.Form form) => House.Do(Cast.Zhan, (SeeGroup duty) => duty.Now(sheet, group, form, default));

    private Task<Outcome> Finish(Guid sheet) => House.Do(Cast.Zhan, (FinishSheet duty) => duty.Now(sheet, default));

    private Task<SheetRecord.View?> Show(Guid sheet) => House.Read(Cast.Zhan, (SheetRecord record) => record.Show(sheet, default));
}
