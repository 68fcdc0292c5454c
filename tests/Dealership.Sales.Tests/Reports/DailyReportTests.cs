using Dealership.Plugin;
using Dealership.Sales.Reports;
using Dealership.Sales.Showroom;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Reports;

public sealed class DailyReportTests : ReportHouse
{
    [Fact]
    public async Task Whoever_is_on_the_roster_owes_the_days_report_before_the_evening_meeting_and_confirming_it_is_the_proof()
    {
        await Roster(Cast.Wei, Cast.Hua);
        await Round();
        var report = await ReportOf(Cast.Wei);
        Assert.Equal(["魏强 03-04 17:45", "华丽 03-04 17:45"], [await Desk("SC-10", report), await Desk("SC-10", await ReportOf(Cast.Hua))]);
        Assert.Equal("14:45以后交，今天的事还没做完。", (await Confirm(Cast.Wei)).Problems[0].Text.Zh);
        At(17, 30);
        await Ok(Confirm(Cast.Wei, "下午下雨，来店少"));
        await House.Settle();
        Assert.Equal("魏强 03-04 17:45 settled", await Desk("SC-10", report));
        Assert.Equal("下午下雨，来店少", (await Show(Cast.Wei, Cast.Song)).Latest!.Remark);
    }

    [Fact]
    public async Task The_figures_are_derived_from_what_was_logged_and_frozen_as_confirmed()
    {
        await Roster(Cast.Wei);
        var visit = await Visit();
        await Visit("errand");
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = visit }));
        await Visit();
        var (kept, called) = (await Card("A", "13900001111"), await Card("C", "13900002222"));
        await Ok(Contact(called, new() { How = "phone", Level = "B", NextOn = new(2026, 3, 5), Note = "周四再谈" }));
        await Round();
        At(17);
        var before = (await Show(Cast.Wei, Cast.Song)).Figures;
        await Ok(Confirm(Cast.Wei));
        var view = await Show(Cast.Wei, Cast.Song);
        Assert.Equal(before, view.Figures);
        Assert.Equal(new(Received: 2, First: 2, Filed: 1, H: 1, A: 1, B: 1, C: 0, N: 0, Fresh: 3, Remained: 0, Planned: 0, Made: 0, Contacts: 1, ContactsMonth: 1,
            Orders: 0, OrdersMonth: 0, Deliveries: 0, DeliveriesMonth: 0, Lost: 0, LostMonth: 0, Ahead: 2), view.Figures);
        Assert.Equal([("made", "张**", "C", "B", "周四再谈"), ("ahead", "张**", "B", "B", null), ("ahead", "张**", "H", "H", null)],
            view.Lines.OrderByDescending(l => l.Is.Part).ThenBy(l => l.Is.LevelBefore).Select(l => (l.Is.Part, l.Customer!.Name, l.Is.LevelBefore, l.Is.Level, l.Is.Note)));
        await Ok(Contact(kept, new() { How = "phone" }));
        Assert.Equal((1, false), (await Show(Cast.Wei, Cast.Song)) is var after ? (after.Figures.Contacts, after.Changed) : default);
        var mine = await Show(Cast.Wei, Cast.Wei);
        Assert.Equal((1, true), (mine.Figures.Contacts, mine.Changed));
        await Ok(Confirm(Cast.Wei));
        Assert.Equal((2, 2), (await Show(Cast.Wei, Cast.Song)) is var again ? (again.Figures.Contacts, again.Versions.Count) : default);
    }

    [Fact]
    public async Task Planned_against_made_counts_what_was_due_by_the_day_and_orders_handovers_and_losses_are_counted_by_day_and_month()
    {
        var (due, left) = (await Card("H", "13900002222"), await Card("H", "13900001111"));
        await Ok(Contact(due, new() { How = "phone", NextOn = new(2026, 3, 5) }));
        await Ok(Contact(left, new() { How = "phone", NextOn = new(2026, 3, 5) }));
        await Ok(HandOver(await ReadyOrder()));
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Ok(Contact(due, new() { How = "phone" }));
        await Round();
        var report = await ReportOf(Cast.Wei, "2026-03-05");
        var figures = (await House.Read(Cast.Song, (ReportRecord record) => record.Show(report, default)))!.Figures;
        Assert.Equal((2, 1, 1, 3), (figures.Planned, figures.Made, figures.Contacts, figures.ContactsMonth));
        Assert.Equal((0, 1, 0, 1), (figures.Orders, figures.OrdersMonth, figures.Deliveries, figures.DeliveriesMonth));
        Assert.Equal(1, figures.Ahead);
    }

    [Fact]
    public async Task A_day_is_checked_when_the_last_of_its_reports_is_and_that_proves_the_managers_daily_check()
    {
        await Roster(Cast.Wei, Cast.Hua);
        await Round();
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        var first = await VersionOf(await ReportOf(Cast.Wei));
        Assert.Equal("已检查1份", (await Ok(Check(first))).Said!.Value.Zh);
        await House.Settle();
        Assert.Equal(0, await ProofsOf("SM-4"));
        Assert.Equal((2, 1, 0, 1, 1, 1), await Counts() is { } half ? (half.All, half.Owed, half.Waiting, half.Checked, half.Due, half.SameDay) : default);
        await Ok(Confirm(Cast.Hua));
        Assert.Equal("已检查1份，当天的日报全部检查完", (await Ok(Check(await VersionOf(await ReportOf(Cast.Hua))))).Said!.Value.Zh);
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SM-4"));
        Assert.False((await Check(first)).Ok);
        Assert.False((await Confirm(Cast.Wei)).Ok);
        Assert.Equal((2, 2, 2), await Counts() is { } all ? (all.Checked, all.Due, all.SameDay) : default);
    }

    [Fact]
    public async Task A_report_that_comes_after_the_day_was_checked_takes_the_proof_back_until_it_is_checked_too()
    {
        await Roster(Cast.Wei);
        await Round();
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        await Ok(Check(await VersionOf(await ReportOf(Cast.Wei))));
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SM-4"));
        At(19);
        await Ok(House.Do(Cast.Hua, (LogVisit duty) => duty.Now(new() { Kind = "first", ConsultantId = Cast.Hua.Id }, default)));
        await Round();
        Assert.Equal("华丽 03-04 23:59", await Desk("SC-10", await ReportOf(Cast.Hua)));
        Assert.Equal(0, await ProofsOf("SM-4"));
        await Ok(Confirm(Cast.Hua));
        await Ok(Check(await VersionOf(await ReportOf(Cast.Hua))));
        await House.Settle();
        Assert.Equal(2, await House.Sql<int>("select count(*)::int from admin.evidence where clause_code = 'SM-4'"));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from admin.obligations where clause_code = 'SM-4' and settled_at is not null"));
    }

    [Fact]
    public async Task Checked_on_the_next_day_it_is_checked_and_does_not_prove_that_days_check_nor_todays()
    {
        await Roster(Cast.Wei);
        await Round();
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        House.Clock.Advance(TimeSpan.FromHours(16));
        await Round();
        await Ok(Check(await VersionOf(await ReportOf(Cast.Wei))));
        await House.Settle();
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from admin.evidence where clause_code = 'SM-4' and grade = 'event'"));
        Assert.Equal((1, 0), (await House.Read(Cast.Song, (ReportCounts c) => c.Between(new(2026, 3, 4), new(2026, 3, 4), null, default))).Counts is { } counts ? (counts.Checked, counts.SameDay) : default);
    }

    [Fact]
    public async Task A_returned_report_is_owed_again_with_the_managers_instruction_and_its_correction_is_a_new_version()
    {
        await Roster(Cast.Wei);
        await Round();
        At(16);
        await Ok(Confirm(Cast.Wei));
        var (report, version) = (await ReportOf(Cast.Wei), await VersionOf(await ReportOf(Cast.Wei)));
        Assert.Equal("Instruction", Assert.Single((await Return(null)).Problems).Field);
        await Ok(Return("把下午两位客户的联系补登"));
        await House.Settle();
        Assert.Equal("魏强 03-04 18:00", await Desk("SC-10", version));
        Assert.Equal("把下午两位客户的联系补登", (await Show(Cast.Wei, Cast.Wei)).Latest!.Instruction);
        Assert.False((await Check(version)).Ok);
        At(17);
        await Ok(Confirm(Cast.Wei, "已补登"));
        await House.Settle();
        Assert.Equal("魏强 03-04 18:00 settled", await Desk("SC-10", version));
        await Ok(Check(await VersionOf(report)));
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SM-4"));
        Assert.Equal([(2, (bool?)false), (1, true)], (await Show(Cast.Wei, Cast.Song)).Versions.Select(v => (v.Number, v.Returned)));

        Task<Outcome> Return(string? instruction) => House.Do(Cast.Song, (ReturnReport duty) => duty.Now(version, new() { Instruction = instruction }, default));
    }

    [Fact]
    public async Task Who_is_on_leave_owes_none_and_who_comes_after_all_owes_one_again()
    {
        await Roster(Cast.Wei, Cast.Hua);
        await Round();
        var hua = await ReportOf(Cast.Hua);
        await Roster(Cast.Wei);
        await Round();
        Assert.Equal("华丽 03-04 17:45 settled", await Desk("SC-10", hua));
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        await Ok(Check(await VersionOf(await ReportOf(Cast.Wei))));
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SM-4"));
        await Ok(House.Do(Cast.Hua, (LogVisit duty) => duty.Now(new() { Kind = "first", ConsultantId = Cast.Hua.Id }, default)));
        await Round();
        Assert.NotEqual(hua, await ReportOf(Cast.Hua));
    }

    [Fact]
    public async Task The_manager_lets_off_whoever_did_not_come_and_the_rest_of_the_day_is_all_there_is_to_check()
    {
        await Roster(Cast.Wei, Cast.Hua);
        await Round();
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        await Ok(Check(await VersionOf(await ReportOf(Cast.Wei))));
        var hua = await ReportOf(Cast.Hua);
        Assert.Equal("Why", Assert.Single((await Excuse(hua, null)).Problems).Field);
        await Ok(Excuse(hua, "病假"));
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SM-4"));
        Assert.False((await Excuse(await ReportOf(Cast.Wei), "病假")).Ok);
        await Round();
        Assert.Equal(Guid.Empty, await ReportOf(Cast.Hua));
        Assert.Equal("病假", Assert.Single((await House.Read(Cast.Song, (ReportList list) => list.Show(new(Show: ReportView.Excused), default))).Rows).Report.ExcusedWhy);

        Task<Outcome> Excuse(Guid report, string? why) => House.Do(Cast.Song, (ExcuseReport duty) => duty.Now(report, new() { Why = why }, default));
    }

    [Fact]
    public async Task Where_nobody_worked_the_manager_says_so_after_the_reports_time_and_nothing_is_shown_as_100_percent()
    {
        await Round();
        Assert.Null(await Counts());
        Assert.False((await None()).Ok);
        At(17, 50);
        await Ok(None());
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SM-4"));
        await Visit();
        await Round();
        Assert.Equal((1, 0), (await Counts() is { } counts ? counts.Owed : -1, await ProofsOf("SM-4")));
        Assert.False((await None()).Ok);

        Task<Outcome> None() => House.Do(Cast.Song, (CloseEmptyDay duty) => duty.Now(default));
    }
}
