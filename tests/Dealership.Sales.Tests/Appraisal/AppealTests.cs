using Dealership.Plugin;
using Dealership.Sales.Appraisal;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Appraisal;

/// <summary>After the result: the talk, the signature, the appeal and who decides it.</summary>
public sealed class AppealTests : AppraisalHouse
{
    private Task<Outcome> Appeal(Guid sheet, string words = "纪律项记错了", DemoPerson? by = null) => House.Do(by ?? Cast.Wei, (AppealSheet duty) => duty.Now(sheet, words, default));

    private Task<Outcome> Decide(Guid sheet, DecideAppeal.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Gao, (DecideAppeal duty) => duty.Now(sheet, form, default));

    private async Task<Guid> Result(string value = "50")
    {
        await Standard("SC", Filing, new() { Source = "hand", Name = "纪律", Weight = 70, Rule = "linear", Floor = 0, Target = 100 });
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit() }));
        await Until(3);
        var sheet = await Sheet(Cast.Wei);
        await Ok(Score(sheet, value, line: 2));
        await Ok(Confirm(sheet));
        await House.Settle();
        return sheet;
    }

    [Fact]
    public async Task The_talk_is_written_down_once_there_is_a_result_and_the_assessed_signs_that_he_saw_it()
    {
        var sheet = await Result();
        Assert.Equal("魏强", await OnTheDesk());
        Task<Outcome> Talk(HoldInterview.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (HoldInterview duty) => duty.Now(sheet, form, default));
        Assert.Equal(["HeldOn", "Said", "Agreed"], (await Talk(new() { HeldOn = new(2026, 4, 2) })).Problems.Select(p => p.Field));
        Assert.False((await Talk(new() { Said = "好", Agreed = "好" }, Cast.Gao)).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => Talk(new() { Said = "好", Agreed = "好" }, Cast.Wei));
        await Ok(Talk(new() { Said = "留档不错，纪律差", Agreed = "四月不迟到" }));
        await Ok(House.Do(Cast.Wei, (SeeSheet duty) => duty.Now(sheet, "知道了", default)));
        Assert.False((await House.Do(Cast.Wei, (SeeSheet duty) => duty.Now(sheet, "知道了", default))).Ok);
        await House.Settle();
        Assert.Equal("魏强 settled", await OnTheDesk());
        var view = await See(sheet, Cast.Wei);
        Assert.Equal(("四月不迟到", "知道了"), (Assert.Single(view.Interviews).Agreed, Assert.Single(view.Seen).Words));
        Assert.Empty((await House.Read(Cast.Song, (SheetList list) => list.Show(new(Show: "no-interview"), default))).Rows);
    }

    [Fact]
    public async Task An_appeal_upheld_puts_the_value_right_keeps_what_it_was_and_is_seen_again()
    {
        var sheet = await Result();
        Assert.Equal(new(65, "C", 100, false), (await See(sheet)).Result);
        Assert.Equal("Words", Assert.Single((await Appeal(sheet, " ")).Problems).Field);
        await Ok(Appeal(sheet));
        Assert.False((await Appeal(sheet)).Ok);
        await House.Settle();
        Assert.Equal("高总, 魏强", await OnTheDesk());
        Assert.Equal(["Verdict", "Words"], (await Decide(sheet, new())).Problems.Select(p => p.Field));
        Assert.Equal(["Number", "Value"], (await Decide(sheet, new() { Verdict = "upheld", Words = "查过" })).Problems.Select(p => p.Field));
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await Ok(Decide(sheet, new() { Verdict = "upheld", Number = 2, Value = 90, Words = "考勤机记错两天" }));
        Assert.False((await Decide(sheet, new() { Verdict = "rejected", Words = "反悔" })).Ok);
        var view = await See(sheet, Cast.Wei);
        Assert.Equal((new(93, "A", 100, false), 50m, 90m, 2), (view.Result, view.Appeal!.Was!.Value, view.Appeal.Becomes!.Value, view.Confirmations.Count));
        await House.Settle();
        Assert.Equal("高总 settled, 魏强, 魏强", await OnTheDesk());
    }

    [Fact]
    public async Task An_appeal_rejected_leaves_the_result_and_says_why()
    {
        var sheet = await Result();
        await Ok(Appeal(sheet));
        await Ok(Decide(sheet, new() { Verdict = "rejected", Words = "考勤无误" }));
        var view = await See(sheet, Cast.Wei);
        Assert.Equal((65m, "考勤无误", 1), (view.Result!.Score!.Value, view.Appeal!.Decision, view.Confirmations.Count));
    }

    [Fact]
    public async Task It_is_open_for_three_days_and_decided_by_neither_who_appealed_nor_who_scored()
    {
        var sheet = await Result();
        await Ok(Appeal(sheet));
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(sheet, new() { Verdict = "rejected", Words = "我评的没错" }, Cast.Song));
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(sheet, new() { Verdict = "upheld", Words = "我没错" }, Cast.Wei));
        // Whoever scored it decides nothing, though he stands in for the general manager.
        var both = House.As(Cast.Song) with { Rights = [.. House.As(Cast.Song).Rights, AppraisalRights.Decide] };
        Assert.Equal("本人和评分的人都不能裁定这份申诉。", Assert.Single((await House.Do(both, (DecideAppeal duty) => duty.Now(sheet, new() { Verdict = "rejected", Words = "驳回" }, default))).Problems).Text.Zh);
        var hua = await Sheet(Cast.Hua);
        await Ok(Score(hua, "70", line: 2));
        await Ok(Confirm(hua));
        House.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(("Words", "申诉期到4月6日为止，已经过了。"), (await Appeal(hua, "太低", Cast.Hua)).Problems.Select(p => (p.Field, p.Text.Zh)).Single());
        Assert.Null((await See(hua, Cast.Hua)).May.AppealUntil);
    }
}
