using Dealership.Admin.DutyRegister;
using Dealership.Admin.Editions;
using Dealership.Admin.Obligations;
using Dealership.Admin.Tests.Obligations;
using Dealership.Plugin;
using Dealership.TestKit;
using MiniExcelLibs;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Editions;

/// <summary>Gao, the general manager, brings in a new edition on Wednesday, 4 March 2026.</summary>
public sealed class EditionTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Tick();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    /// <summary>All 68 clauses as the house holds them, each changed by this; nothing leaves it out.</summary>
    private string Edition(Func<Clause, string?> said, string more = "")
    {
        var names = new Dictionary<string, string>
        {
            ["GM"] = "总经理",
            ["MM"] = "市场经理",
            ["MP"] = "市场活动企划专员",
            ["ME"] = "市场活动执行专员",
            ["CM"] = "客户服务经理",
            ["CS"] = "客服专员",
            ["IO"] = "信息员",
            ["CSI"] = "CSI/SSI管理员",
            ["AD"] = "行政专员",
            ["SM"] = "销售经理",
            ["SS"] = "展厅主管",
        };
        return string.Join('\n', _house.Clauses.Values.Where(c => c.Reconstructed is null && names.ContainsKey(c.Position)).GroupBy(c => c.Position)
            .Select(p => $"{names[p.Key]}岗位职责:\n{string.Join(";\n", p.Select(said).OfType<string>())};")) + more;
    }

    private Task<Outcome> Bring(string? text, HandInFile.Taken? file = null, DemoPerson? who = null, string title = "2026修订版") =>
        _house.Do(who ?? Cast.Gao, (BringEdition duty) => duty.Now(new() { Title = title, Pasted = text }, file, default));

    private async Task<EditionRecord.View> Brought(string text)
    {
        var outcome = await Bring(text);
        Assert.True(outcome.Ok, string.Join(' ', outcome.Problems.Select(p => p.Text.En)));
        return (await _house.Read(Cast.Gao, (EditionRecord record) => record.Show(outcome.Id!.Value, default)))!;
    }

    private async Task<Outcome> Decide(EditionRecord.View view, string code, DecideLine.Form form) =>
        await _house.Do(Cast.Gao, (DecideLine duty) => duty.Now(view.Edition.Id, view.Lines.Single(l => l.Code == code).Place, form, default));

    private async Task<RegisterOfDuties.View> Register() => await _house.Read(Cast.Gao, (RegisterOfDuties register) => register.Show(default));

    private static string? Revised(Clause clause) => clause.Code switch
    {
        "CS-6" => "客户跟踪服务,车辆交接后24小时内首次跟踪,3日内100%完成",
        "SM-7" => "主持召开每周销售例会、夕会",
        "IO-6" => null,
        _ => clause.Sentence.Zh,
    };

    [Fact]
    public async Task The_house_laid_beside_itself_differs_in_nothing()
    {
        var view = await Brought(Edition(c => c.Sentence.Zh));
        Assert.Equal((68, 68, 0), (view.Lines.Count, view.Of("same"), view.Undecided));
    }

    [Fact]
    public async Task Added_changed_and_gone_are_told_apart()
    {
        var view = await Brought(Edition(Revised, "\n客户服务经理岗位职责:\n客户来店前24小时内完成预约确认;"));
        Assert.Equal((1, 2, 1, 65, 4), (view.Of("added"), view.Of("changed"), view.Of("removed"), view.Of("same"), view.Undecided));
        Assert.Equal("IO-6", view.Lines.Single(l => l.Kind == "removed").Code);
    }

    [Fact]
    public async Task A_change_says_what_it_touches_and_which_cadence_lost_its_ground()
    {
        await _house.HandedOver(Wednesday(9));
        var touched = await _house.Read(Cast.Gao, (Touched t) => t.Show("CS-6", "客户跟踪服务", default));
        Assert.Contains(touched, t => t.What.En == "Open obligations" && t.Which.En == "1" && t.Link == "/admin/obligations?clause=CS-6&state=undone");
        Assert.Contains(touched, t => t.What.En == "Sampled by" && t.Which.En.Contains("CM-3"));
        Assert.Contains(touched, t => t.What.En == "Rights that follow from it");
        Assert.Contains(touched, t => t.What.En == "What proves it");
        Assert.True(touched.Single(t => t.What.En == "Cadence of the document").Broken);
        var same = await _house.Read(Cast.Gao, (Touched t) => t.Show("CS-6", _house.Clauses["CS-6"].Sentence.Zh, default));
        Assert.False(same.Single(t => t.What.En == "Cadence of the document").Broken);
    }

    [Fact]
    public async Task Every_cadence_of_the_document_stands_in_the_documents_own_words()
    {
        foreach (var clause in _house.Clauses.Values.Where(c => c.Provenance == Provenance.Document))
            Assert.DoesNotContain(await _house.Read(Cast.Gao, (Touched t) => t.Show(clause.Code, clause.Sentence.Zh, default)), t => t.Broken);
    }

    [Fact]
    public async Task New_words_hold_from_their_day_for_what_opens_then_and_the_past_keeps_its_own()
    {
        var view = await Brought(Edition(Revised));
        Assert.True((await Decide(view, "SM-7", new() { Verdict = "accept", Since = new(2026, 3, 6), English = "Hold the weekly sales meeting and the evening meeting" })).Ok);
        Assert.StartsWith("主持召开每日晨会", (await Register()).Entries.Single(e => e.Code == "SM-7").Sentence.Zh, StringComparison.Ordinal);
        foreach (var day in new[] { 5, 6 })
        {
            _house.Clock.SetUtcNow(March(day, 8));
            await _house.Tick();
        }
        var entry = (await Register()).Entries.Single(e => e.Code == "SM-7");
        Assert.Equal(("主持召开每周销售例会、夕会", "Hold the weekly sales meeting and the evening meeting", new DateOnly(2026, 3, 6)), (entry.Sentence.Zh, entry.Sentence.En, entry.Edition!.Since));
        var owed = (await _house.All("SM-7")).ToLookup(r => DateOnly.FromDateTime(r.DueAt.ToOffset(TimeSpan.FromHours(8)).Date), r => r.WhatZh);
        Assert.All(owed[new(2026, 3, 5)], what => Assert.StartsWith("主持召开每日晨会", what, StringComparison.Ordinal));
        Assert.NotEmpty(owed[new(2026, 3, 6)]);
        Assert.All(owed[new(2026, 3, 6)], what => Assert.StartsWith("主持召开每周销售例会", what, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_duty_that_is_gone_opens_nothing_more()
    {
        var view = await Brought(Edition(c => c.Code == "AD-5" ? null : c.Sentence.Zh));
        Assert.True((await Decide(view, "AD-5", new() { Verdict = "accept" })).Ok);
        var before = (await _house.All("AD-5")).Count;
        Assert.True(before > 0);
        _house.Clock.SetUtcNow(March(6, 8));
        await _house.Tick();
        Assert.Equal(before, (await _house.All("AD-5")).Count);
        Assert.Equal(67, (await Brought(Edition(c => c.Code == "AD-5" ? null : c.Sentence.Zh, "\n\n附注"))).Of("same"));
    }

    [Fact]
    public async Task A_new_duty_stands_unclassified_until_somebody_builds_it()
    {
        Assert.Equal(0, (await Register()).Unclassified);
        var view = await Brought(Edition(c => c.Sentence.Zh, "\n客户服务经理岗位职责:\n客户来店前24小时内完成预约确认;"));
        var place = view.Lines.Single(l => l.Kind == "added").Place;
        Assert.True((await _house.Do(Cast.Gao, (DecideLine duty) => duty.Now(view.Edition.Id, place, new() { Verdict = "accept" }, default))).Ok);
        var register = await Register();
        Assert.Equal((1, "客户来店前24小时内完成预约确认"), (register.Unclassified, register.New.Single().Said));
    }

    [Fact]
    public async Task Keeping_what_holds_changes_nothing_and_is_decided()
    {
        var view = await Brought(Edition(Revised));
        Assert.True((await Decide(view, "CS-6", new() { Verdict = "keep" })).Ok);
        Assert.Equal(_house.Clauses["CS-6"].Sentence.Zh, (await Register()).Entries.Single(e => e.Code == "CS-6").Sentence.Zh);
        Assert.False((await Decide(view, "CS-6", new() { Verdict = "accept" })).Ok);
    }

    [Fact]
    public async Task Wrong_decisions_are_refused_beside_their_field()
    {
        var view = await Brought(Edition(Revised));
        Assert.Equal("Verdict", Assert.Single((await Decide(view, "CS-6", new())).Problems).Field);
        Assert.Equal("Since", Assert.Single((await Decide(view, "CS-6", new() { Verdict = "accept", Since = new(2026, 3, 3) })).Problems).Field);
        Assert.Equal("Since", Assert.Single((await Decide(view, "IO-6", new() { Verdict = "accept", Since = new(2026, 3, 9) })).Problems).Field);
        Assert.False((await Decide(view, "GM-1", new() { Verdict = "accept" })).Ok);
        Assert.False((await _house.Do(Cast.Gao, (DecideLine duty) => duty.Now(Guid.NewGuid(), 1, new() { Verdict = "keep" }, default))).Ok);
    }

    [Fact]
    public async Task An_excel_sheet_is_read_by_its_columns_whatever_their_order()
    {
        using var sheet = new MemoryStream();
        await sheet.SaveAsAsync(_house.Clauses.Values.Where(c => c.Reconstructed is null).Select(c => new { 英文 = c.Sentence.En, 职责 = c.Sentence.Zh, 编号 = c.Code, 岗位 = c.Position }));
        var outcome = await Bring(null, new("新版.xlsx", sheet.ToArray(), false));
        Assert.True(outcome.Ok, string.Join(' ', outcome.Problems.Select(p => p.Text.En)));
        Assert.Equal(68, (await _house.Read(Cast.Gao, (EditionRecord record) => record.Show(outcome.Id!.Value, default)))!.Of("same"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_beside_its_field_and_nothing_is_kept()
    {
        using var columns = new MemoryStream();
        await columns.SaveAsAsync(new[] { new { 甲 = "1", 乙 = "2" } });
        Assert.Equal(["Title", "Pasted"], (await Bring("", title: " ")).Problems.Select(p => p.Field));
        Assert.Equal("Pasted", Assert.Single((await Bring("一段没有岗位的话")).Problems).Field);
        Assert.Equal("File", Assert.Single((await Bring(null, new("新版.docx", [1, 2], false))).Problems).Field);
        Assert.Equal("File", Assert.Single((await Bring(null, new("新版.xlsx", [1, 2, 3], false))).Problems).Field);
        Assert.Equal("File", Assert.Single((await Bring(null, new("新版.xlsx", columns.ToArray(), false))).Problems).Field);
        Assert.Equal("File", Assert.Single((await Bring(null, new("新版.txt", [], true))).Problems).Field);
        Assert.Empty(await _house.Read(Cast.Gao, (EditionList list) => list.Show(default)));
    }

    [Fact]
    public async Task The_same_edition_comes_once_and_is_kept_as_it_came()
    {
        var view = await Brought(Edition(Revised));
        Assert.Equal("Pasted", Assert.Single((await Bring(Edition(Revised), title: "又一次")).Problems).Field);
        var kept = await _house.Read(Cast.Gao, (EditionRecord record) => record.Original(view.Edition.Id, default));
        Assert.Equal(("2026修订版.txt", Edition(Revised).Trim()), (kept!.Value.Name, System.Text.Encoding.UTF8.GetString(kept.Value.Content)));
    }

    [Fact]
    public async Task Only_the_general_manager_brings_one_in_and_another_store_sees_none_of_it()
    {
        var view = await Brought(Edition(Revised));
        await Assert.ThrowsAsync<NotAllowedException>(() => Bring(Edition(Revised), who: Cast.Ke));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Song, (EditionRecord record) => record.Show(view.Edition.Id, default)));
        var elsewhere = _house.As(Cast.Gao, Cast.OtherStore);
        Assert.Null(await _house.Read(elsewhere, (EditionRecord record) => record.Show(view.Edition.Id, default)));
        Assert.Null(await _house.Read(elsewhere, (EditionRecord record) => record.Original(view.Edition.Id, default)));
        Assert.Empty(await _house.Read(elsewhere, (EditionList list) => list.Show(default)));
    }
}
