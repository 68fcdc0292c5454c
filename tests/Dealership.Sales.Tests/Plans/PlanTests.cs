using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Plans;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Plans;

public sealed class PlanTests : SalesHouse
{
    [Fact]
    public void Whole_vehicles_are_divided_so_that_nothing_is_lost()
    {
        Assert.Equal([3, 3, 3, 1], Apportion.By(10, [1, 1, 1, 0.4m]));
        Assert.Equal([4, 3, 3], Apportion.By(10, [0, 0, 0]));
        Assert.Equal([0, 0], Apportion.By(0, [5, 3]));
        Assert.Empty(Apportion.By(7, []));
        var luck = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            int[] rows = [.. Enumerable.Range(0, luck.Next(1, 9)).Select(_ => luck.Next(0, 40))];
            var columns = Apportion.By(rows.Sum(), [.. Enumerable.Range(0, luck.Next(1, 9)).Select(_ => (decimal)luck.Next(0, 20))]);
            var cells = Apportion.Table(rows, columns);
            Assert.Equal(rows, cells.Select(c => c.Sum()));
            Assert.Equal(columns, Enumerable.Range(0, columns.Length).Select(c => cells.Sum(r => r[c])));
            Assert.All(cells, row => Assert.All(row, cell => Assert.True(cell >= 0)));
        }
        Assert.Throws<ArgumentException>(() => Apportion.Table([3], [2]));
    }

    [Fact]
    public async Task A_plan_is_owed_to_the_general_managers_decision_and_then_to_the_maker()
    {
        var plan = (await Ok(Make(2026, 360))).Id!.Value;
        await House.Settle();
        Assert.Equal("高总", await Holder(plan));
        Assert.False((await Make(2026, 400)).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(plan, true, Cast.Song));
        await Ok(Decide(plan, true));
        Assert.False((await Decide(plan, false)).Ok);
        await House.Settle();
        var line = await Plan(plan);
        Assert.Equal((360, 90, true, "高总"), (line.Plan.Total, line.Plan.Quarter(4), line.Plan.InForce, line.DecidedBy));
        Assert.Equal("宋经理", await Holder(line.Plan.ReportId));
        Assert.Equal("Receipt", Assert.Single((await Report(plan, " ")).Problems).Field);
        await Ok(Report(plan, "SP-1"));
        Assert.False((await Report(plan, "SP-2")).Ok);
        await House.Settle();
        Assert.Equal(["高总 settled", "宋经理 settled"], [await Holder(plan), await Holder(line.Plan.ReportId)]);
    }

    [Fact]
    public async Task A_plan_given_back_says_what_to_change_and_another_is_made()
    {
        var plan = (await Ok(Make(2026, 360))).Id!.Value;
        Assert.Equal("Why", Assert.Single((await Decide(plan, false, why: "")).Problems).Field);
        await Ok(Decide(plan, false, why: "三季度太少"));
        Assert.False((await Report(plan, "SP-1")).Ok);
        Assert.Equal(("三季度太少", false), ((await Plan(plan)).Plan.DecidedWhy, (await Plan(plan)).Plan.InForce));
        await Ok(Make(2026, 380));
    }

    [Fact]
    public async Task The_months_sum_to_the_year_or_the_difference_is_said_beside_it()
    {
        var months = Enumerable.Range(1, 12).ToDictionary(m => $"{m}", _ => (int?)30);
        Assert.Equal("各月合计360台，比全年少5台。", Assert.Single((await Make(2026, 365, months)).Problems).Text.Zh);
        Assert.Equal(["Year", "Total", "Months"], (await Make(2020, 0, new() { ["1"] = -1 })).Problems.Select(p => p.Field));
        months["12"] = 35;
        var plan = (await Ok(Make(2026, 365, months))).Id!.Value;
        Assert.Equal("30 30 30 30 30 30 30 30 30 30 30 35", string.Join(' ', (await Plan(plan)).Plan.Months));
    }

    [Fact]
    public async Task Of_a_running_year_the_months_that_are_over_stay_as_planned()
    {
        await Approved(2026, 360);
        var plan = (await Ok(Make(2026, 480))).Id!.Value;
        Assert.Equal("30 30 42 42 42 42 42 42 42 42 42 42", string.Join(' ', (await Plan(plan)).Plan.Months));
        await Ok(Decide(plan, true));
        Assert.Equal([plan], (await House.Read(Cast.Song, (PlanList list) => list.Show(default))).Rows.Where(r => r.Plan.InForce).Select(r => r.Plan.Id));
    }

    [Fact]
    public async Task A_month_is_divided_by_model_and_consultant_in_one_press_and_proves_the_months_duty()
    {
        await VehicleInStock();
        Assert.False((await Divide(4)).Ok);
        await Approved(2026, 360);
        House.Clock.Advance(TimeSpan.FromDays(28));
        await House.Tick();
        Assert.False((await Divide(7)).Ok);
        Assert.False((await Divide(3)).Ok);
        await Ok(Divide(5));
        var month = await Month(5);
        Assert.Equal((30, 30, "15 15"), (month.Target, month.Divided, string.Join(' ', month.Consultants.Select(c => c.Planned))));
        await House.Settle();
        Assert.Equal("宋经理 2026-04", await House.Sql<string>("""
            select p.name || ' ' || o.period from admin.obligations o join admin.people p on p.store_id = o.store_id and p.id = o.holder_id
            where o.clause_code = 'SM-3' and o.period is not null and o.settled_at is not null
            """));
    }

    [Fact]
    public async Task Models_and_consultants_both_sum_to_the_month()
    {
        await VehicleInStock();
        await VehicleInStock("LSVAA49J532047373", "TU53");
        await Approved(2026, 360);
        var refused = await Divide(4, new() { Models = new() { ["TC31"] = 20, ["TU53"] = 11 }, Consultants = new() { [$"{Cast.Wei.Id}"] = 12 } });
        Assert.Equal([("Models", "合计31台，比本月计划多1台。"), ("Consultants", "合计12台，比本月计划少18台。")], refused.Problems.Select(p => (p.Field, p.Text.Zh)));
        await Ok(Divide(4, new() { Models = new() { ["TC31"] = 20, ["TU53"] = 10 }, Consultants = new() { [$"{Cast.Wei.Id}"] = 12, [$"{Cast.Hua.Id}"] = 18 } }));
        var month = await Month(4);
        Assert.Equal((20, 10), (month.Cells.Where(c => c.ModelCode == "TC31").Sum(c => c.Units), month.Cells.Where(c => c.ModelCode == "TU53").Sum(c => c.Units)));
        Assert.Equal((12, 18), (month.Cells.Where(c => c.ConsultantId == Cast.Wei.Id).Sum(c => c.Units), month.Cells.Where(c => c.ConsultantId == Cast.Hua.Id).Sum(c => c.Units)));
    }

    [Fact]
    public async Task Progress_counts_what_was_handed_over_and_not_taken_back_and_opens_its_rows()
    {
        Assert.Null((await Progress()).Month.Target);
        await Approved(2026, 360);
        await Ok(HandOver(await ReadyOrder()));
        var view = await Progress();
        Assert.Equal((30, 1, 29, 4), (view.Month.Target, view.Month.Sold, view.Consultants.Single().Gap is null ? 30 - view.Month.Sold : 0, view.Days.Count));
        Assert.Equal(("TC31", 1), (view.Models.Single().Key, view.Models.Single().Sold));
        Assert.Equal(1, view.Days[^1].Sold);
        var rows = await House.Read(Cast.Song, (Deliveries.DeliveryList list) => list.Show(new(view.Month.From, view.Month.Until) { Kept = true, Model = "TC31", Consultant = Cast.Wei.Id }, default));
        await Ok(House.Do(Cast.Song, (Deliveries.CancelDelivery duty) => duty.Now(Assert.Single(rows.Rows).Delivery.Id, "退车", default)));
        Assert.Equal(0, (await Progress()).Month.Sold);
        Assert.Empty((await House.Read(Cast.Song, (Deliveries.DeliveryList list) => list.Show(new() { Kept = true }, default))).Rows);
        Assert.Equal(30, (await House.Ask<ISalesProgress, MonthSales>(Cast.Gao, progress => progress.ThisMonth(default))).Target);
    }

    [Fact]
    public async Task Another_store_has_no_plan_of_ours_and_marketing_sees_none()
    {
        await Approved(2026, 360);
        Assert.Empty((await House.Read(House.As(Cast.Song, Cast.OtherStore), (PlanList list) => list.Show(default))).Rows);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Mei, (PlanList list) => list.Show(default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (MakePlan duty) => duty.Now(new() { Year = 2026, Total = 1 }, default)));
    }

    private Task<Outcome> Make(int year, int total, Dictionary<string, int?>? months = null) =>
        House.Do(Cast.Song, (MakePlan duty) => duty.Now(new() { Year = year, Total = total, Months = months ?? [] }, default));

    private Task<Outcome> Decide(Guid plan, bool approve, DemoPerson? by = null, string? why = "再想想") =>
        House.Do(by ?? Cast.Gao, (DecidePlan duty) => duty.Now(plan, new() { Approve = approve, Why = why }, default));

    private Task<Outcome> Report(Guid plan, string receipt) => House.Do(Cast.Song, (ReportPlan duty) => duty.Now(plan, receipt, default));

    private Task<Outcome> Divide(int month, DivideMonth.Form? form = null) => House.Do(Cast.Song, (DivideMonth duty) => duty.Now(2026, month, form ?? new(), default));

    private async Task Approved(int year, int total) => await Ok(Decide((await Ok(Make(year, total))).Id!.Value, true));

    private async Task<PlanList.Line> Plan(Guid id) => (await House.Read(Cast.Song, (PlanList list) => list.One(id, default)))!;

    private Task<MonthPlan.View> Month(int month) => House.Read(Cast.Song, (MonthPlan plan) => plan.Of(2026, month, default));

    private Task<MonthProgress.View> Progress() => House.Read(Cast.Song, (MonthProgress progress) => progress.Of(null, null, default));

    /// <summary>Who holds an obligation of SM-3, and whether it is settled.</summary>
    private Task<string?> Holder(Guid subject) => House.Sql<string?>("""
        select p.name || case when o.settled_at is null then '' else ' settled' end
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = 'SM-3' and o.subject = @subject
        """, new { subject });
}
