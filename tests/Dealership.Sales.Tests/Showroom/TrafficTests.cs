using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Showroom;

/// <summary>Wednesday, 4 March, 10:00: Wei and Hua receive in turn, Zhan watches the door.</summary>
public sealed class TrafficTests : SalesHouse
{
    private Task<Outcome> Log(LogVisit.Form? form = null, Caller? by = null, Guid? key = null) =>
        House.Do(by ?? House.As(Cast.Zhan), (LogVisit duty) => duty.Now(form ?? new() { Kind = "first" }, default), key);

    private async Task<Guid> Logged(LogVisit.Form? form = null) => (await Ok(Log(form))).Id!.Value;

    private Task<Outcome> Roster(params Guid[] onDuty) => House.Do(Cast.Zhan, (SetRoster duty) => duty.Now(new() { OnDuty = onDuty }, default));

    private async Task<VisitRecord.View> Show(Guid id) => (await House.Read(Cast.Zhan, (VisitRecord record) => record.Show(id, default)))!;

    private Task<VisitList.Page> List(string? show = null) => House.Read(Cast.Zhan, (VisitList list) => list.Show(new(Show: show), default));

    private Task<VisitCounts.Row?> Counts() => House.Read(Cast.Zhan, (VisitCounts counts) => counts.Between(null, null, null, default));

    private static CorrectVisit.Form As(VisitRecord.Row visit) => new()
    {
        Kind = visit.Kind,
        Party = visit.Party,
        ConsultantId = visit.ConsultantId,
        ModelCode = visit.ModelCode,
        ArrivedAt = TimeZoneInfo.ConvertTime(visit.ArrivedAt, Cast.Zone).DateTime,
        LeftAt = visit.LeftAt is { } left ? TimeZoneInfo.ConvertTime(left, Cast.Zone).DateTime : null,
    };

    private async Task<Outcome> Correct(Guid id, Action<CorrectVisit.Form> change, DemoPerson? by = null)
    {
        var form = As((await Show(id)).Visit);
        change(form);
        return await House.Do(by ?? Cast.Zhan, (CorrectVisit duty) => duty.Now(id, form, default));
    }

    [Fact]
    public async Task One_choice_is_enough_and_a_visitor_who_leaves_no_data_is_a_line_all_the_same()
    {
        var said = await Ok(Log(new() { Kind = "first" }));
        Assert.Equal("已登记第1批，还没有接待顾问", said.Said!.Value.Zh);
        var line = Assert.Single((await List()).Rows);
        Assert.Equal((1, "first", 1, (string?)null), (line.Visit.Number, line.Visit.Kind, line.Visit.Party, line.Consultant));
        Assert.Equal(Cast.Start, line.Visit.ArrivedAt);
    }

    [Fact]
    public async Task The_fact_carries_ids_and_nobodys_name()
    {
        var id = await Logged();
        Assert.Equal(1, await House.Sql<int>($"select count(*)::int from sales.outbox where type = '{nameof(VisitLogged)}' and body->>'visitId' = '{id}'"));
    }

    [Fact]
    public async Task Visitors_go_round_the_roster_and_whoever_is_still_busy_is_passed_over()
    {
        await Ok(Roster(Cast.Wei.Id, Cast.Hua.Id));
        var first = await Logged();
        var second = await Logged();
        Assert.Equal([Cast.Wei.Name, Cast.Hua.Name], [(await Show(first)).Consultant, (await Show(second)).Consultant]);
        House.Clock.Advance(TimeSpan.FromMinutes(20));
        await Ok(House.Do(Cast.Zhan, (SeeOut duty) => duty.Now(second, default)));
        Assert.Equal(Cast.Hua.Name, (await Show(await Logged())).Consultant);
    }

    [Fact]
    public async Task When_everybody_is_busy_the_one_who_waits_longest_comes_all_the_same()
    {
        await Ok(Roster(Cast.Wei.Id, Cast.Hua.Id));
        await Logged();
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await Logged();
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Cast.Wei.Name, (await Show(await Logged())).Consultant);
    }

    [Fact]
    public async Task Whoever_is_asked_for_receives_and_keeps_his_turn()
    {
        await Ok(Roster(Cast.Wei.Id, Cast.Hua.Id));
        var visit = await Logged(new() { Kind = "again", ConsultantId = Cast.Wei.Id });
        Assert.False((await Show(visit)).Visit.ByTurn);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        await Ok(House.Do(Cast.Zhan, (SeeOut duty) => duty.Now(visit, default)));
        Assert.Equal(Cast.Wei.Name, (await Show(await Logged())).Consultant);
    }

    [Fact]
    public async Task An_errand_takes_nobodys_turn()
    {
        await Ok(Roster(Cast.Wei.Id));
        Assert.Null((await Show(await Logged(new() { Kind = "errand" }))).Visit.ConsultantId);
    }

    [Fact]
    public async Task A_skipped_turn_needs_a_reason_and_sends_him_to_the_end()
    {
        await Ok(Roster(Cast.Wei.Id, Cast.Hua.Id));
        Assert.Equal("Reason", Assert.Single((await Skip(Cast.Wei.Id, " ")).Problems).Field);
        await Ok(Skip(Cast.Wei.Id, "在开会"));
        var queue = await House.Read(Cast.Wei, (ReceptionQueue q) => q.Today(default));
        Assert.Equal([Cast.Hua.Name, Cast.Wei.Name], queue.Select(q => q.Name));
        Assert.True(queue[0].Next);
        Assert.Equal(0, queue[1].Turns);
        Assert.False((await Skip(Cast.Zhan.Id, "不当班")).Ok);

        Task<Outcome> Skip(Guid who, string why) => House.Do(Cast.Zhan, (SkipTurn duty) => duty.Now(who, why, default));
    }

    [Fact]
    public async Task A_roster_holds_until_the_next_and_begins_with_whom_the_supervisor_says()
    {
        await Ok(House.Do(Cast.Zhan, (SetRoster duty) => duty.Now(new() { OnDuty = [Cast.Wei.Id, Cast.Hua.Id], First = Cast.Hua.Id }, default)));
        House.Clock.Advance(TimeSpan.FromDays(3));
        var view = await House.Read(Cast.Zhan, (Roster roster) => roster.On(null, default));
        Assert.Equal((new DateOnly(2026, 3, 4), Cast.Hua.Id, Cast.Wei.Id), (view.SetFor, view.OnDuty[0], view.OnDuty[1]));
        Assert.False((await House.Do(Cast.Zhan, (SetRoster duty) => duty.Now(new() { OnDuty = [Cast.Wei.Id], Day = new(2026, 3, 6) }, default))).Ok);
        Assert.Equal("OnDuty", Assert.Single((await Roster(Cast.Zhan.Id)).Problems).Field);
    }

    [Fact]
    public async Task Two_at_the_door_at_once_get_two_numbers_and_two_consultants()
    {
        await Ok(Roster(Cast.Wei.Id, Cast.Hua.Id));
        var visits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Ok(Log())));
        var rows = (await List()).Rows;
        Assert.Equal([4, 3, 2, 1], rows.Select(r => r.Visit.Number));
        Assert.Equal(2, rows.Where(r => r.Visit.Number <= 2).Select(r => r.Consultant).Distinct().Count());
        Assert.Equal(4, visits.Select(v => v.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_double_press_is_one_line()
    {
        var key = Guid.CreateVersion7();
        Assert.Equal((await Ok(Log(key: key))).Id, (await Ok(Log(key: key))).Id);
        Assert.Single((await List()).Rows);
    }

    [Fact]
    public async Task Nonsense_is_refused_beside_its_field()
    {
        var refused = await Log(new() { Kind = "vip", Party = 0, ConsultantId = Guid.NewGuid(), ModelCode = "TC99", ArrivedAt = new(2026, 3, 4, 10, 30, 0) });
        Assert.Equal(["Kind", "Party", "ArrivedAt", "ModelCode", "ConsultantId"], refused.Problems.Select(p => p.Field));
        Assert.Equal("ArrivedAt", Assert.Single((await Log(new() { Kind = "first", ArrivedAt = new(2026, 2, 20, 10, 0, 0) })).Problems).Field);
        Assert.Empty((await List()).Rows);
    }

    [Fact]
    public async Task What_nobody_asked_is_filled_in_without_a_reason_and_what_was_said_needs_one()
    {
        var visit = await Logged(new());
        Assert.True(Assert.Single((await List(VisitView.Incomplete)).Rows).Visit.Incomplete);
        await Ok(Correct(visit, f => (f.Kind, f.ConsultantId) = ("first", Cast.Wei.Id)));
        Assert.Empty((await List(VisitView.Incomplete)).Rows);
        Assert.Equal("Reason", Assert.Single((await Correct(visit, f => f.Kind = "again")).Problems).Field);
        await Ok(Correct(visit, f => (f.Kind, f.Reason) = ("again", "客户说上周来过")));
        var view = await Show(visit);
        Assert.Equal("again", view.Visit.Kind);
        Assert.Equal([("first", "客户说上周来过"), (null, "")], view.Before.Select(b => (b.Kind, b.Reason)));
    }

    [Fact]
    public async Task A_correction_stays_on_its_day_and_changes_something()
    {
        var visit = await Logged();
        Assert.Equal("没有改动。", Assert.Single((await Correct(visit, _ => { })).Problems).Text.Zh);
        Assert.Contains("ArrivedAt", (await Correct(visit, f => (f.ArrivedAt, f.Reason) = (new DateTime(2026, 3, 3, 10, 0, 0), "记错日子"))).Problems.Select(p => p.Field));
        Assert.Equal("LeftAt", Assert.Single((await Correct(visit, f => f.LeftAt = new(2026, 3, 4, 9, 0, 0))).Problems).Field);
    }

    [Fact]
    public async Task Every_count_opens_exactly_its_lines()
    {
        Assert.Null(await Counts());
        await Ok(Roster(Cast.Wei.Id));
        var first = await Logged(new() { Kind = "first", Party = 3 });
        await Logged(new() { Kind = "first", Party = 2 });
        await Logged(new() { Kind = "again", ConsultantId = Cast.Hua.Id });
        await Logged(new() { Kind = "errand", ConsultantId = Cast.Hua.Id });
        await Logged(new());
        await Ok(House.Do(Cast.Wei, (SeeOut duty) => duty.Now(first, default)));
        var counts = (await Counts())!;
        Assert.Equal(new(5, 8, 2, 0, 0, 2, 1, 1, 4, 1), counts);
        var views = new[] { (VisitView.All, counts.Groups), (VisitKind.First, counts.First), (VisitView.Filed, counts.Filed), (VisitView.Already, counts.Already), (VisitView.Unfiled, counts.Unfiled), (VisitKind.Again, counts.Again), (VisitKind.Errand, counts.Errand), (VisitView.Inside, counts.Inside), (VisitView.Incomplete, counts.Incomplete), (VisitView.ToDrive, counts.Filed + counts.Already + counts.Again) };
        Assert.Equal(VisitView.Names.Order(), views.Select(v => v.Item1).Order());
        foreach (var (view, figure) in views) Assert.Equal(figure, (await List(view)).Rows.Count);
    }

    [Fact]
    public async Task Who_was_never_seen_out_is_unfinished_the_day_after_and_inside_no_more()
    {
        await Ok(Roster(Cast.Wei.Id));
        var visit = await Logged();
        House.Clock.Advance(TimeSpan.FromDays(1));
        var yesterday = await House.Read(Cast.Zhan, (VisitCounts counts) => counts.Between(new(2026, 3, 4), new(2026, 3, 4), null, default));
        Assert.Equal((0, 1), (yesterday!.Inside, yesterday.Incomplete));
        await Ok(Correct(visit, f => f.LeftAt = new(2026, 3, 4, 10, 40, 0)));
        Assert.Equal(0, (await House.Read(Cast.Zhan, (VisitCounts counts) => counts.Between(new(2026, 3, 4), new(2026, 3, 4), null, default)))!.Incomplete);
        Assert.False((await House.Do(Cast.Zhan, (SeeOut duty) => duty.Now(visit, default))).Ok);
    }

    [Fact]
    public async Task A_price_is_not_the_doors_business()
    {
        await VehicleInStock();
        Assert.All((await House.Read(Cast.Wei, (DoorChoices choices) => choices.All(default))).Models, m => Assert.Null(m.Cheapest));
    }

    [Fact]
    public async Task Customer_service_has_no_log_and_marketing_reads_it_and_writes_nothing()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Lin, (VisitList list) => list.Show(new(), default)));
        Assert.Empty((await House.Read(Cast.Mei, (VisitList list) => list.Show(new(), default))).Rows);
        await Assert.ThrowsAsync<NotAllowedException>(() => Log(by: House.As(Cast.Mei)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (SetRoster duty) => duty.Now(new() { OnDuty = [Cast.Wei.Id] }, default)));
    }

    [Fact]
    public async Task Another_stores_lines_queue_and_roster_are_not_there()
    {
        await Ok(Roster(Cast.Wei.Id));
        var visit = await Logged();
        var other = House.As(Cast.Zhan, Cast.OtherStore);
        Assert.Empty((await House.Read(other, (VisitList list) => list.Show(new(), default))).Rows);
        Assert.Empty(await House.Read(other, (ReceptionQueue queue) => queue.Today(default)));
        Assert.Null(await House.Read(other, (VisitRecord record) => record.Show(visit, default)));
        Assert.False((await House.Do(other, (SeeOut duty) => duty.Now(visit, default))).Ok);
        Assert.Equal("已登记第1批，还没有接待顾问", (await Ok(Log(by: other))).Said!.Value.Zh);
    }
}
