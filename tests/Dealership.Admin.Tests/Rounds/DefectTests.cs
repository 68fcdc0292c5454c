using Dealership.Admin.Obligations;
using Dealership.Admin.Rounds;
using Dealership.Admin.Tests.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Rounds;

/// <summary>What is wrong is put right by somebody and looked at again by somebody else.</summary>
public sealed class DefectTests : Walking
{
    [Fact]
    public async Task A_defect_is_owed_by_whoever_is_named_then_looked_at_again_by_the_finder()
    {
        var round = await Begin();
        var defect = await Defect(round, Cast.Wei);
        await Finish(round);
        var owed = await Owed(defect);
        Assert.Equal((Cast.Wei.Name, March(8, 23, 59, 59)), (owed.Holder, owed.DueAt.AddTicks(-(owed.DueAt.Ticks % TimeSpan.TicksPerSecond))));
        Assert.False((await Defect(Supervisor, defect))!.MayFix);
        Assert.True((await _house.Do(Cast.Wei, (FixDefect duty) => duty.Now(defect, new() { Words = "已擦干净" }, null, default))).Ok);
        await _house.Settle();
        Assert.Equal("on-time", (await Owed(defect)).State);
        var view = (await Defect(Supervisor, defect))!;
        Assert.True(view is { MayCheck: true, Defect.State: "check" });
        Assert.Equal(Supervisor.Name, (await Owed(view.Defect.Answers!.Value)).Holder);
        Assert.True((await _house.Do(Supervisor, (CheckDefect duty) => duty.Now(defect, new() { Verdict = "pass" }, default))).Ok);
        await _house.Settle();
        Assert.Equal("on-time", (await Owed(view.Defect.Answers.Value)).State);
        Assert.Equal("closed", (await Defect(Supervisor, defect))!.Defect.State);
    }

    [Fact]
    public async Task What_does_not_pass_is_owed_again_until_it_does()
    {
        var defect = await Defect(await Begin(), Cast.Wei);
        await _house.Do(Cast.Wei, (FixDefect duty) => duty.Now(defect, new() { Words = "已擦" }, null, default));
        _house.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Words", Assert.Single((await _house.Do(Supervisor, (CheckDefect duty) => duty.Now(defect, new() { Verdict = "fail" }, default))).Problems).Field);
        Assert.True((await _house.Do(Supervisor, (CheckDefect duty) => duty.Now(defect, new() { Verdict = "fail", Words = "角落还有水渍" }, default))).Ok);
        await _house.Settle();
        _house.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = (await Defect(Cast.Wei, defect))!;
        Assert.True(again is { MayFix: true, Defect.State: "open" });
        Assert.Equal((Cast.Wei.Name, "open"), (await Owed(again.Defect.Answers!.Value)) is var row ? (row.Holder, row.State) : default);
        Assert.True((await _house.Do(Cast.Wei, (FixDefect duty) => duty.Now(defect, new() { Words = "重新擦过" }, null, default))).Ok);
        await _house.Settle();
        Assert.Equal("on-time", (await Owed(again.Defect.Answers.Value)).State);
        Assert.Equal(["fix", "fail", "fix"], (await Defect(Supervisor, defect))!.Steps.Select(s => s.Kind));
    }

    [Fact]
    public async Task Nobody_checks_what_he_put_right_himself_and_strangers_put_nothing_right()
    {
        var defect = await Defect(await Begin(), Supervisor);
        Assert.False((await _house.Do(Cast.Wei, (FixDefect duty) => duty.Now(defect, new() { Words = "好了" }, null, default))).Ok);
        Assert.True((await _house.Do(Supervisor, (FixDefect duty) => duty.Now(defect, new() { Words = "好了" }, null, default))).Ok);
        Assert.False((await _house.Do(Supervisor, (CheckDefect duty) => duty.Now(defect, new() { Verdict = "pass" }, default))).Ok);
        Assert.False((await Defect(Supervisor, defect))!.MayCheck);
    }

    [Fact]
    public async Task A_danger_is_put_right_within_a_day_and_the_score_counts_items()
    {
        var round = await Begin();
        var (zone, item) = (from z in (await Record(round)).Zones from i in Enumerable.Range(0, z.Zone.Items.Count) where z.Zone.Items[i].Safety select (z, i)).First();
        Assert.True((await See(round, zone.Place, new() { Verdict = "defect", Item = item, Owner = Cast.Wei.Id }, Photo())).Ok);
        await Finish(round);
        var view = await Record(round);
        Assert.Equal(March(5, 9, 30).AddHours(24), view.Zones[zone.Place].Defects.Single().DueAt);
        Assert.Equal(view.Items - 1, view.Well);
        var row = Assert.Single((await _house.Read(Supervisor, (RoundList list) => list.Show(new(FiveS), default))).Rows);
        Assert.Equal((view.Items, 1, 1), (row.Items, row.Defects, row.Open));
    }
}
