using Dealership.Plugin;
using Dealership.Sales.Reports;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Reports;

public sealed class CheckReportsTests : ReportHouse
{
    [Fact]
    public async Task A_consultant_sees_and_confirms_his_own_report_alone_and_checks_none()
    {
        await Roster(Cast.Wei, Cast.Hua);
        await Round();
        At(17, 30);
        var wei = await ReportOf(Cast.Wei);
        Assert.Null(await House.Read(Cast.Hua, (ReportRecord record) => record.Show(wei, default)));
        Assert.Equal(Cast.Hua.Id, Assert.Single((await House.Read(Cast.Hua, (ReportList list) => list.Show(new(Consultant: Cast.Wei.Id), default))).Rows).Report.ConsultantId);
        Assert.Equal(1, (await Counts(Cast.Hua))!.All);
        Assert.False((await House.Do(Cast.Hua, (ConfirmReport duty) => duty.Now(wei, new(), default))).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Hua, (CheckReports duty) => duty.Now(new() { Versions = [wei] }, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Mei, (ReportList list) => list.Show(new(), default)));
        Assert.Null(await House.Read(House.As(Cast.Song, Cast.OtherStore), (ReportRecord record) => record.Show(wei, default)));
        Assert.False((await House.Do(House.As(Cast.Song, Cast.OtherStore), (ExcuseReport duty) => duty.Now(wei, new() { Why = "x" }, default))).Ok);
        Assert.Equal(0, await House.Told("sales", "张|1381234|备注", "DailyReport"));
    }

    [Fact]
    public async Task Two_who_check_the_last_report_at_once_make_one_check_of_the_day()
    {
        await Roster(Cast.Wei);
        await Round();
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        var version = await VersionOf(await ReportOf(Cast.Wei));
        var outcomes = await House.AtOnce("select pg_advisory_xact_lock(1, 1008)", new { }, () => Check(version), () => Check(version));
        Assert.Equal(1, outcomes.Count(o => o.Ok));
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.report_days"));
    }

    [Fact]
    public async Task Every_figure_of_the_reports_opens_exactly_its_rows()
    {
        await Roster(Cast.Wei, Cast.Hua);
        await Round();
        At(17, 30);
        await Ok(Confirm(Cast.Wei));
        await Ok(Check(await VersionOf(await ReportOf(Cast.Wei))));
        At(18);
        var c = (await Counts())!;
        foreach (var (view, figure) in new[] { ("all", c.All), ("owed", c.Owed), ("waiting", c.Waiting), ("returned", c.Returned), ("checked", c.Checked), ("due", c.Due), ("same-day", c.SameDay), ("late", c.Late) })
            Assert.Equal((view, figure), (view, (await House.Read(Cast.Song, (ReportList list) => list.Show(new(Show: view), default))).Rows.Count));
        Assert.Equal((2, 1, 1, 2, 1, 1), (c.All, c.Owed, c.Checked, c.Due, c.SameDay, c.Late));
    }

    [Fact]
    public async Task What_went_to_the_maker_is_noted_with_its_time_and_way_once_something_was_checked()
    {
        await Roster(Cast.Wei);
        await Round();
        At(17, 30);
        Assert.Equal("Channel", Assert.Single((await Sent(null)).Problems).Field);
        Assert.False((await Sent("email")).Ok);
        await Ok(Confirm(Cast.Wei));
        await Ok(Check(await VersionOf(await ReportOf(Cast.Wei))));
        await Ok(Sent("email"));
        Assert.Equal(("email", "KD-0304", 1, Cast.Song.Name), Assert.Single((await House.Read(Cast.Song, (ReportCounts counts) => counts.Between(null, null, null, default))).Feedbacks) is var f ? (f.Channel, f.Receipt, f.Reports, f.By) : default);

        Task<Outcome> Sent(string? channel) => House.Do(Cast.Song, (LogFeedback duty) => duty.Now(new() { Channel = channel, Receipt = "KD-0304" }, default));
    }

    [Fact]
    public async Task Another_time_holds_from_its_day_and_reports_owed_keep_theirs()
    {
        Assert.Equal(["Due", "From"], (await Set(new() { Due = "soon", From = new(2026, 3, 4) })).Problems.Select(p => p.Field));
        await Ok(Set(new() { Due = "17:15" }));
        await Roster(Cast.Wei);
        await Round();
        Assert.EndsWith("17:45", await Desk("SC-10", await ReportOf(Cast.Wei)));
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Round();
        Assert.EndsWith("03-05 17:15", await Desk("SC-10", await ReportOf(Cast.Wei, "2026-03-05")));

        Task<Outcome> Set(SetReportTime.Form form) => House.Do(Cast.Song, (SetReportTime duty) => duty.Now(form, default));
    }
}
