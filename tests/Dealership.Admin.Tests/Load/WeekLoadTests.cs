using Dealership.Admin.Load;
using Dealership.Admin.People;
using Dealership.Admin.Substitutes;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Load;

/// <summary>The week of Monday, 9 March 2026, looked at on Wednesday before it. The showroom and the office work as stores usually do.</summary>
public sealed class WeekLoadTests : IAsyncLifetime
{
    private static readonly string[] Eleven = ["GM", "MM", "MP", "ME", "CM", "CS", "IO", "CSI", "AD", "SM", "SS"];
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Tick();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<WeekLoad.View> Week(DateOnly? week = null) => _house.Read(Cast.Gao, (WeekLoad load) => load.Show(week, default));

    private async Task<WeekLoad.Line> Of(DemoPerson person) => Assert.Single((await Week()).People, l => l.Id == person.Id);

    private async Task Say(string clause, int minutes) =>
        Assert.True((await _house.Do(Cast.Gao, (SetMinutes duty) => duty.Now(new() { Clause = clause, Minutes = minutes }, default))).Ok);

    [Fact]
    public async Task The_next_week_is_reckoned_before_it_begins_and_minutes_make_it_red()
    {
        var before = await Of(Cast.Song);
        Assert.Equal(new DateOnly(2026, 3, 9), (await Week()).Week);
        Assert.False(before.TooMuch);
        await Say("SM-7", 300); // both meetings of every day
        var after = await Of(Cast.Song);
        var meetings = Assert.Single(after.Heaviest, h => h.Clause == "SM-7");
        Assert.Equal(meetings, after.Heaviest[0]);
        Assert.Equal(meetings.Times * 300, meetings.Minutes);
        Assert.Equal(before.Scheduled + (int)meetings.Times * 285, after.Scheduled);
        Assert.True(after is { TooMuch: true, Share: > 1 });
    }

    [Fact]
    public async Task A_handover_in_the_last_weeks_is_expected_again()
    {
        var before = await Of(Cast.Lin);
        for (var n = 0; n < 16; n++) await _house.HandedOver(Wednesday(9));
        var after = await Of(Cast.Lin);
        Assert.True(after.Usual >= before.Usual + 16 / WeekLoad.Weeks * Effort.Usual, $"{before.Usual} to {after.Usual}");
        Assert.True(after.Open >= before.Open + 16 * Effort.Usual, $"{before.Open} to {after.Open}");
    }

    [Fact]
    public async Task Eleven_positions_on_four_people_run_and_every_minute_falls_to_somebody()
    {
        var all = (await Week()).People.Sum(p => p.Open + p.Scheduled);
        DemoPerson[] four = [Cast.Gao, Cast.Ke, Cast.Song, Cast.An];
        (DemoPerson, string[])[] held = [(Cast.Gao, ["MM"]), (Cast.Ke, ["CS", "IO", "CSI"]), (Cast.Song, ["SS"]), (Cast.An, ["MP", "ME"])];
        foreach (var (person, codes) in held)
            foreach (var code in codes)
                Assert.True((await _house.Do(Cast.Gao, (HoldPosition duty) => duty.Now(person.Id, new() { Position = code }, default))).Ok);
        foreach (var person in Cast.All.Except(four).Where(p => p.Positions[0] != Position.SalesConsultant))
            Assert.True((await _house.Do(Cast.Gao, (RecordLeaving duty) => duty.Now(person.Id, new() { LeftOn = new(2026, 3, 5) }, default))).Ok);
        _house.Clock.SetUtcNow(March(5, 9));
        await _house.Tick();
        var view = await Week();
        Assert.Equal(0, view.Unheld);
        Assert.Equal(3, view.People.Count(p => p.Owed > 0)); // nothing of the general manager's or of marketing's comes round in that week
        Assert.Subset(four.Select(p => p.Id).ToHashSet(), view.People.Where(p => p.Owed > 0).Select(p => p.Id).ToHashSet());
        Assert.Equal(Eleven.Length, held.Sum(h => h.Item2.Length) + four.Length);
        Assert.True(all > 0);
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from admin.obligations where store_id = 1 and opens_at >= '2026-03-05 00:00+08' and holder_id is null"));
        await Say("CM-2", 240);
        await Say("IO-3", 240);
        var (ke, gao) = (await Of(Cast.Ke), await Of(Cast.Gao));
        Assert.True(ke.TooMuch, $"{ke.Owed} of {ke.Hours}");
        Assert.False(gao.TooMuch, $"{gao.Owed} of {gao.Hours}");
    }

    [Fact]
    public async Task A_week_of_leave_takes_the_hours_off_and_gives_the_work_to_the_substitute()
    {
        var (xin, lin) = (await Of(Cast.Xin), await Of(Cast.Lin));
        Assert.True(xin is { Hours: > 0, Scheduled: > 0 });
        var leave = await _house.Do(Cast.Gao, (NameSubstitute duty) => duty.Now(Cast.Xin.Id,
            new() { Position = Position.InformationOfficer, Substitute = Cast.Lin.Id, Since = new(2026, 3, 9), Last = new(2026, 3, 15), Reason = "leave" }, default));
        Assert.True(leave.Ok, string.Join(' ', leave.Problems.Select(p => p.Text.En)));
        var (away, instead) = (await Of(Cast.Xin), await Of(Cast.Lin));
        Assert.Equal((0, 0), (away.Hours, away.Scheduled));
        Assert.Equal(lin.Scheduled + xin.Scheduled, instead.Scheduled);
        Assert.Equal(lin.Hours, instead.Hours);
    }

    [Fact]
    public async Task Minutes_are_learned_from_spans_between_proofs_once_there_are_enough()
    {
        async Task<Effort> CallEffort() => (await _house.Read(Cast.Gao, (EffortList list) => list.Show(default))).Single(e => e.Clause == "CS-6");
        await Say("CS-6", 30);
        for (var n = 0; n < Effort.Enough; n++) await _house.Called(await _house.HandedOver(Wednesday(8)), Wednesday(9).AddMinutes(7 * n));
        Assert.Equal((false, 30, Effort.Enough - 1), await CallEffort() is var few ? (few.Learned, few.Minutes, few.Seen) : default);
        await _house.Called(await _house.HandedOver(Wednesday(8)), Wednesday(9).AddMinutes(7 * Effort.Enough));
        await _house.Called(await _house.HandedOver(Wednesday(8)), Wednesday(16)); // hours later: not work on it
        Assert.Equal((true, 7, Effort.Enough), await CallEffort() is var enough ? (enough.Learned, enough.Minutes, enough.Seen) : default);
    }

    [Fact]
    public async Task Only_who_looks_after_people_sees_it_and_only_the_general_manager_says_minutes()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (WeekLoad load) => load.Show(null, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Ke, (SetMinutes duty) => duty.Now(new() { Clause = "CS-6", Minutes = 5 }, default)));
        var wrong = await _house.Do(Cast.Gao, (SetMinutes duty) => duty.Now(new() { Clause = "XX-1", Minutes = 0 }, default));
        Assert.Equal(["Clause", "Minutes"], wrong.Problems.Select(p => p.Field));
    }
}
