using Dealership.Admin.DutyRegister;
using Dealership.Admin.Obligations;
using Dealership.Admin.People;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Admin.Workbench;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Schedule;

public sealed class ScheduleTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<IReadOnlyList<ObligationList.Row>> Meetings => Obligations.Ledger.All(_house, "SM-7");

    [Fact]
    public async Task Each_working_day_brings_both_meetings_once_however_often_the_house_looks()
    {
        await _house.Tick();
        _house.Clock.Advance(TimeSpan.FromMinutes(10));
        await _house.Tick();
        Assert.Equal([March(4, 18), March(4, 8, 45)], (await Meetings).Select(o => o.DueAt));
        Assert.All(await Meetings, o => Assert.Equal(Cast.Song.Id, o.HolderId));
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from (select 1 from admin.obligations group by store_id, clause_code, subject having count(*) > 1) twice"));
    }

    [Fact]
    public async Task Two_hosts_at_once_after_two_days_of_outage_open_every_day_once()
    {
        await _house.Tick();
        _house.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        Assert.Equal(6, (await Meetings).Count);
        var ledger = await _house.Read(Cast.Gao, (ScheduleLedger l) => l.Show(null, 31, default));
        Assert.Equal([new(2026, 3, 6), new(2026, 3, 5), new(2026, 3, 4)], ledger.Select(r => r.Day));
        Assert.All(ledger, r => Assert.Equal((r.Expected, 0, 0), (r.Opened, r.Missing.Count, r.Extra.Count)));
    }

    [Fact]
    public async Task A_thing_that_is_gone_from_the_ledger_is_named_as_missing()
    {
        await _house.Tick();
        await _house.Sql<int>("delete from admin.obligations where clause_code = 'AD-5'; select 1");
        var day = Assert.Single(await _house.Read(Cast.Gao, (ScheduleLedger l) => l.Show(null, 31, default)));
        Assert.Equal("AD-5 2026-03-04 10:00", Assert.Single(day.Missing));
    }

    [Fact]
    public async Task What_a_day_brings_a_position_is_shared_among_its_holders()
    {
        Assert.True((await _house.Do(Cast.Gao, (HoldPosition d) => d.Now(Cast.Hua.Id, new() { Position = Position.SalesManager }, default))).Ok);
        await _house.Tick();
        var brought = await _house.Sql<int[]>("""
            select array_agg(n order by n) from (select count(*)::int as n from admin.obligations
                                                 where  store_id = @store and position_code = 'SM' and period is not null group by holder_id) each
            """, new { store = Cast.Store });
        Assert.Equal(2, brought.Length);
        Assert.InRange(brought[1] - brought[0], 0, 1);
    }

    [Fact]
    public async Task A_closed_day_brings_nothing()
    {
        await _house.Tick();
        Assert.True((await _house.Do(Cast.Gao, (SetDay duty) => duty.Now(new() { Day = new(2026, 3, 5), State = "closed", Note = "盘点" }, default))).Ok);
        _house.Clock.Advance(TimeSpan.FromDays(1));
        await _house.Tick();
        Assert.Equal(2, (await Meetings).Count);
        Assert.Equal((new DateOnly(2026, 3, 5), 0, 0), (await _house.Read(Cast.Gao, (ScheduleLedger l) => l.Show(null, 31, default))).Select(r => (r.Day, r.Expected, r.Opened)).First());
    }

    [Fact]
    public async Task On_a_Sunday_the_showroom_meets_and_the_office_owes_nothing()
    {
        _house.Clock.SetUtcNow(March(8, 8));
        await _house.Tick();
        Assert.Equal(2, (await Meetings).Count);
        Assert.Empty(await Obligations.Ledger.All(_house, "AD-5"));
        _house.Clock.SetUtcNow(March(9, 8));
        await _house.Tick();
        Assert.NotEmpty(await Obligations.Ledger.All(_house, "AD-5"));
    }

    [Fact]
    public async Task Nothing_is_missed_on_a_make_up_Saturday()
    {
        _house.Clock.SetUtcNow(March(9, 8).AddDays(61)); // Saturday, 9 May 2026, worked for Labour Day
        await _house.Tick();
        Assert.NotEmpty(await Obligations.Ledger.All(_house, "AD-5"));
    }

    [Fact]
    public async Task A_meeting_that_was_not_held_by_midnight_is_missed_and_leaves_the_desk()
    {
        await _house.Tick();
        _house.Clock.SetUtcNow(March(5, 0, 1));
        Assert.All(await Meetings, o => Assert.Equal("missed", o.State));
        Assert.DoesNotContain((await _house.Read(Cast.Song, (MyDesk d) => d.Show(default))).Now, i => i.Clause == "SM-7");
    }

    [Fact]
    public async Task A_rule_that_the_general_manager_changes_counts_from_its_day_and_not_before()
    {
        await _house.Tick();
        var said = await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-5", new() { Rhythm = "weekly 5 17:00", EffectiveFrom = new(2026, 3, 9) }, default));
        Assert.True(said.Ok);
        _house.Clock.SetUtcNow(March(10, 9));
        await _house.Tick();
        var periods = await _house.Sql<string>("select string_agg(period, '|' order by opens_at) from admin.obligations where clause_code = 'AD-5' and store_id = 1");
        Assert.Equal("2026-03-04 10:00|2026-03-05 10:00|2026-03-06 10:00|2026-W11", periods);
    }

    [Fact]
    public async Task What_counts_from_the_last_time_is_owed_again_when_it_was_done()
    {
        await _house.Tick();
        Assert.True((await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("MM-2", new() { Rhythm = "after 30" }, default))).Ok);
        _house.Clock.Advance(TimeSpan.FromMinutes(6));
        await _house.Tick();
        var first = (await Obligations.Ledger.All(_house, "MM-2")).Single(o => o.DueAt > March(31, 23, 59, 59));
        Assert.Equal(new DateTimeOffset(2026, 4, 4, 0, 0, 0, TimeSpan.FromHours(8)).AddMicroseconds(-1), first.DueAt);
        _house.Clock.SetUtcNow(March(20, 10));
        Assert.True((await _house.Do(Cast.Mei, (SayDone duty) => duty.Now(first.Id, new() { Words = "看了三家竞品店并写了报告" }, default))).Ok);
        await _house.Tick();
        var next = await _house.Sql<string>("select max(period) from admin.obligations where clause_code = 'MM-2' and store_id = 1 and settled_at is null and period like '>%'");
        Assert.Equal("> 2026-03-20", next);
    }

    [Fact]
    public async Task What_nobody_has_confirmed_is_folded_away_on_the_desk_until_somebody_does()
    {
        await _house.Tick();
        var before = await _house.Read(Cast.An, (MyDesk d) => d.Show(default));
        Assert.Contains(before.Proposed, i => i.Clause == "AD-5");
        Assert.DoesNotContain(before.Now, i => i.Clause == "AD-5");
        Assert.True((await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-5", new(), default))).Ok);
        Assert.Contains((await _house.Read(Cast.An, (MyDesk d) => d.Show(default))).Now, i => i.Clause == "AD-5");
    }
}
