using Dealership.Contracts.Admin;
using Dealership.Contracts.Csi;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Appraisal;

public sealed class SheetTests : AppraisalHouse
{
    /// <summary>Wei in March: two first visitors, of whom one is filed; one contact made in time, one too late, one never.</summary>
    private async Task March()
    {
        var visit = await Visit();
        await Visit();
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = visit }));
        await Ok(Contact(await House.Sql<Guid>("select id from sales.cards"), new() { How = "phone", Level = "H" }));
        House.Clock.Advance(TimeSpan.FromDays(10));
        await Ok(Contact(await House.Sql<Guid>("select id from sales.cards"), new() { How = "phone", Level = "H" }));
    }

    private static SetIndicator.Form Whole(SetIndicator.Form line)
    {
        line.Weight = 100;
        return line;
    }

    [Fact]
    public async Task Sheets_are_drawn_up_on_the_third_with_the_figures_of_the_month_and_the_rows_behind_them()
    {
        await Standard();
        await March();
        await Until(2);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.appraisals"));
        await Until(3);
        await House.Tick();
        Assert.Equal(2, await House.Sql<int>("select count(*)::int from sales.appraisals"));
        var wei = await See(await Sheet(Cast.Wei));
        Assert.Equal([(33.33m, 1, 3), (50m, 1, 2)], wei.Lines.Take(2).Select(l => (l.Value!.Value, l.Part!.Value, l.Whole!.Value)));
        foreach (var line in wei.Lines.Take(2))
        {
            var rows = (await House.Read(Cast.Wei, (SheetRows read) => read.Of(wei.Sheet.Id, line.Number, default)))!.Rows;
            Assert.Equal((line.Whole, line.Part), (rows.Count, rows.Count(r => r.Good)));
        }
        // Hua met nobody: no data, which is neither nought nor full.
        var hua = await See(await Sheet(Cast.Hua));
        Assert.All(hua.Lines, l => Assert.Null(l.Points));
        Assert.Equal(new(null, null, 0, false), hua.Result);
    }

    [Fact]
    public async Task What_is_changed_in_the_books_afterwards_changes_no_frozen_figure()
    {
        await Standard();
        await March();
        await Until(3);
        var sheet = await Sheet(Cast.Wei);
        await House.Sql<int>("update sales.visits set kind = 'errand'; update sales.contacts set at = at - interval '20 days'");
        House.Clock.Advance(TimeSpan.FromDays(1));
        await House.Tick();
        Assert.Equal([33.33m, 50m, null], (await See(sheet)).Lines.Select(l => l.Value));
        Assert.Equal("Values[1]", Assert.Single((await Score(sheet, "100", line: 1)).Problems).Field);
    }

    [Fact]
    public async Task The_manager_enters_the_rest_with_its_source_and_confirms_and_then_it_stands()
    {
        await Standard();
        await March();
        await Until(3);
        var sheet = await Sheet(Cast.Wei);
        Assert.Equal("还没评：纪律。没有数据的写明原因。", Assert.Single((await Confirm(sheet)).Problems).Text.Zh);
        Assert.Equal(["Values[3]"], (await Score(sheet, "good")).Problems.Select(p => p.Field));
        Assert.Equal(["Notes[3]"], (await Score(sheet, "90", note: " ")).Problems.Select(p => p.Field));
        await Ok(House.Do(Cast.Wei, (SayOwnScore duty) => duty.Now(sheet, new() { Values = new() { [3] = "100", [1] = "100" } }, default)));
        await Ok(Score(sheet, "90"));
        var before = await See(sheet);
        Assert.Equal([null, null, 100m], before.Lines.Select(l => l.OwnValue));
        // Contacts 33.33 lie below the floor: 0 of 40; filing 50: 15 of 30; discipline 90: 27 of 30.
        Assert.Equal(new(42, "D", 100, false), before.Result);
        await Ok(Confirm(sheet));
        Assert.False((await Confirm(sheet)).Ok);
        Assert.False((await Score(sheet, "100")).Ok);
        Assert.False((await House.Do(Cast.Wei, (SayOwnScore duty) => duty.Now(sheet, new(), default))).Ok);
        var list = await House.Read(Cast.Wei, (SheetList read) => read.Show(new("2026-03", "confirmed"), default));
        Assert.Equal((sheet, 42m, "D"), list.Rows.Select(r => (r.Sheet.Id, r.Sheet.Score!.Value, r.Sheet.Grade!)).Single());
    }

    [Fact]
    public async Task Where_there_is_none_this_month_a_reason_takes_the_line_out()
    {
        await Standard("SC", Filing, Discipline, new() { Source = "hand", Name = "抽查", Weight = 40, Rule = "linear", Floor = 0, Target = 100 });
        await Visit();
        await Until(3);
        var sheet = await Sheet(Cast.Wei);
        await Ok(House.Do(Cast.Song, (ScoreSheet duty) => duty.Now(sheet, new() { Values = new() { [2] = "100" }, Notes = new() { [2] = "考勤", [3] = "本月没有抽查" } }, default)));
        await Ok(Confirm(sheet));
        // Not filed: 0 of 30; discipline 30 of 30; the spot check does not count.
        Assert.Equal(new(50, "D", 60, false), (await See(sheet)).Result);
    }

    [Fact]
    public async Task Nobody_handles_his_own_sheet_and_the_sales_managers_is_the_general_managers()
    {
        await Standard("SM", Whole(Discipline));
        await Until(3);
        var song = await Sheet(Cast.Song);
        Assert.Equal("高总", await OnTheDesk());
        Assert.False((await Score(song, "100", line: 1)).Ok);
        Assert.False((await Confirm(song)).Ok);
        Assert.Equal((false, false, true), ((await See(song)).May.Score, (await See(song)).May.Confirm, (await See(song)).Own));
        await Ok(Score(song, "88", Cast.Gao, "季度评议", 1));
        await Ok(Confirm(song, Cast.Gao));
        await House.Settle();
        Assert.Equal("宋经理, 高总 settled", await OnTheDesk());
        Assert.False((await House.Do(Cast.Song, (AppealSheet duty) => duty.Now(song, "不同意", default))).Ok);
        await Ok(House.Do(Cast.Song, (SeeSheet duty) => duty.Now(song, "团队项偏低", default)));
        await House.Settle();
        Assert.Equal("宋经理 settled, 高总 settled", await OnTheDesk());
    }

    [Fact]
    public async Task A_sheet_is_its_persons_his_managers_and_the_general_managers_and_no_colleagues()
    {
        await Standard();
        await Visit();
        await Until(3);
        var sheet = await Sheet(Cast.Wei);
        await Ok(Score(sheet, "90"));
        // Until it is confirmed the assessed sees the system's figures, not what his manager is writing.
        Assert.Null((await See(sheet, Cast.Wei)).Lines[2].Value);
        Assert.Null((await See(sheet, Cast.Wei)).Result);
        await Ok(Confirm(sheet));
        Assert.Equal(90, (await See(sheet, Cast.Wei)).Lines[2].Value);
        foreach (var colleague in new[] { Cast.Hua, Cast.Zhan })
        {
            Assert.Null(await House.Read(colleague, (SheetRecord record) => record.Show(sheet, default)));
            Assert.Null(await House.Read(colleague, (SheetRows rows) => rows.Of(sheet, 2, default)));
            Assert.DoesNotContain((await House.Read(colleague, (SheetList list) => list.Show(new(Take: 1000), default))).Rows, r => r.Sheet.PersonId == Cast.Wei.Id);
            Assert.False((await House.Do(colleague, (SeeSheet duty) => duty.Now(sheet, null, default))).Ok);
            Assert.False((await House.Do(colleague, (AppealSheet duty) => duty.Now(sheet, "我也不同意", default))).Ok);
            await Assert.ThrowsAsync<NotAllowedException>(() => Score(sheet, "1", colleague));
            await Assert.ThrowsAsync<NotAllowedException>(() => Confirm(sheet, colleague));
        }
        foreach (var person in new[] { Cast.Mei, Cast.Lin, Cast.Shu, Cast.An })
            await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(person, (SheetRecord record) => record.Show(sheet, default)));
        Assert.Null(await House.Read(House.As(Cast.Gao, Cast.OtherStore), (SheetRecord record) => record.Show(sheet, default)));
        Assert.Empty((await House.Read(House.As(Cast.Song, Cast.OtherStore), (SheetList list) => list.Show(new(), default))).Rows);
    }

    [Fact]
    public async Task Facts_of_appraisal_carry_ids_and_neither_score_nor_customer()
    {
        await Standard();
        await March();
        await Until(3);
        await Confirmed(Cast.Wei, "90");
        Assert.Equal(1, await House.Sql<int>($"select count(*)::int from sales.outbox where type = '{nameof(AppraisalConfirmed)}'"));
        var names = typeof(AppraisalConfirmed).GetProperties().Select(p => p.Name);
        Assert.Equal(["AppraisalId", "ConfirmationId", "PersonId", "At", "By"], names);
        Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.outbox where type like 'Appraisal%' and (body::text like '%42%' and body::text like '%score%' or body::text like '%customer%')"));
    }

    [Fact]
    public async Task Confirming_every_sheet_is_the_evidence_of_the_month_whoever_confirms_last()
    {
        await Standard();
        await Standard("SM", Whole(Discipline));
        await House.Tick();
        await Until(3);
        Task<bool?> Proven() => House.Sql<bool?>("select settled_at is not null from admin.obligations where store_id = 1 and clause_code = 'SM-1' and period = '2026-04'");
        var (wei, hua) = (await Sheet(Cast.Wei), await Sheet(Cast.Hua));
        foreach (var sheet in new[] { wei, hua }) await Ok(Score(sheet, "80"));
        await Ok(Confirm(wei));
        await House.Settle();
        Assert.False(await Proven());
        await Ok(Confirm(hua));
        await House.Settle();
        Assert.True(await Proven());
        Assert.NotNull((await House.Read(Cast.Song, (SheetCounts counts) => counts.Of("2026-03", default)))!.DoneAt);
    }

    [Fact]
    public async Task The_last_two_sheets_confirmed_at_the_same_instant_still_finish_the_month_once()
    {
        await Standard();
        await Until(3);
        var (wei, hua) = (await Sheet(Cast.Wei), await Sheet(Cast.Hua));
        foreach (var sheet in new[] { wei, hua }) await Ok(Score(sheet, "80"));
        var both = await House.AtOnce("select 1 from sales.appraisal_months for update", new { }, () => Confirm(wei), () => Confirm(hua));
        Assert.All(both, outcome => Assert.True(outcome.Ok));
        Assert.Equal(1, await House.Sql<int>($"select count(*)::int from sales.outbox where type = '{nameof(MonthAppraised)}'"));
    }

    [Fact]
    public async Task Satisfaction_is_a_mean_of_enough_interviews_and_nobody_here_sees_a_single_answer()
    {
        await Standard("SC", new() { Source = "satisfaction", Weight = 50, Rule = "linear", Floor = 700, Target = 900 }, new() { Source = "deliveries", Weight = 50, Rule = "unit", Per = 10 });
        var delivery = (await Ok(HandOver(await ReadyOrder()))).Id!.Value;
        async Task Answer(decimal index) => await House.Hear("csi", new SurveyCompleted(Guid.NewGuid(), delivery, 1, "phone", index, [], false, House.Clock.GetUtcNow(), Cast.Shu.Id), delivery);
        await Answer(800);
        await Answer(820);
        await Answer(870);
        await Until(3);
        var sheet = await See(await Sheet(Cast.Wei));
        Assert.Equal([(830m, 3), (1m, 1)], sheet.Lines.Select(l => (l.Value!.Value, l.Whole!.Value)));
        Assert.Null(await House.Read(Cast.Song, (SheetRows rows) => rows.Of(sheet.Sheet.Id, 1, default)));
        Assert.Equal(delivery, Assert.Single((await House.Read(Cast.Song, (SheetRows rows) => rows.Of(sheet.Sheet.Id, 2, default)))!.Rows).Subject);
        // Hua handed nothing over: a real nought of vehicles, and no satisfaction to speak of.
        Assert.Equal([null, 0m], (await See(await Sheet(Cast.Hua))).Lines.Select(l => l.Value));
    }

    [Fact]
    public async Task The_supervisor_is_measured_by_the_whole_showroom_and_its_rounds()
    {
        await Standard("SS", Filing, new() { Source = "rounds-5s", Weight = 70, Rule = "linear", Floor = 0, Target = 100 });
        await Visit();
        await House.Hear("admin", new RoundDone(Guid.NewGuid(), ShowroomLists.FiveS, House.Clock.GetUtcNow(), Cast.Zhan.Id), Guid.NewGuid());
        await House.Hear("admin", new RoundDone(Guid.NewGuid(), ShowroomLists.Tour, House.Clock.GetUtcNow(), Cast.Zhan.Id), Guid.NewGuid());
        await Until(3);
        Assert.Equal([(0m, 1), (50m, 2)], (await See(await Sheet(Cast.Zhan))).Lines.Select(l => (l.Value!.Value, l.Whole!.Value)));
    }
}
