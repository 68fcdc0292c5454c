using Dealership.Admin.DutyRegister;
using Dealership.Admin.Escalation;
using Dealership.Admin.Months;
using Dealership.Admin.Obligations;
using Dealership.Admin.People;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Months;

/// <summary>A handover on Wednesday, 4 March, due at the end of Saturday the 7th; the question is asked about Sunday the 8th.</summary>
public sealed class OwedOnTests : IAsyncLifetime
{
    private static readonly DateOnly Sunday = new(2026, 3, 8);
    private TestHouse _house = null!;
    private Guid _delivery;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _delivery = await Obligations.Ledger.HandedOver(_house, Wednesday(9));
        await _house.Tick();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task At(int day, int hour = 9)
    {
        _house.Clock.SetUtcNow(March(day, hour));
        await _house.Tick();
    }

    private Task<OwedOn.Answer?> Ask(DateOnly on, DemoPerson? person = null, string? view = null) =>
        _house.Read(Cast.Gao, (OwedOn owed) => owed.Show(new(on, Person: person?.Id, View: view), default));

    [Fact]
    public async Task The_follow_up_that_nobody_made_was_owed_by_its_officer_and_late()
    {
        await At(9);
        var row = Assert.Single((await Ask(Sunday, Cast.Lin))!.Rows, r => r.Clause == "CS-6");
        Assert.Equal(("late", "林小芳", null), (row.State, row.Holder, row.Keeper));
        Assert.Equal("open", Assert.Single((await Ask(Sunday.AddDays(-1), Cast.Lin))!.Rows, r => r.Clause == "CS-6").State);
        Assert.Empty((await Ask(new(2026, 3, 3)))!.Rows);
        Assert.Null(await Ask(new(2026, 3, 10)));
    }

    [Fact]
    public async Task Asked_again_after_everything_has_changed_the_answer_is_the_same()
    {
        await At(9);
        var before = (await Ask(Sunday))!;
        Assert.True(before.Kept);
        var follow = Owed(before);

        // An excuse asked for and decided after it, a call of Sunday noon and another handover entered late.
        var asked = await _house.Do(Cast.Lin, (AskExemption duty) => duty.Now(follow.Id, new() { Reason = "leave", Words = "当日参加培训" }, default));
        await At(10);
        Assert.True((await _house.Do(Cast.Ke, (DecideExemption duty) => duty.Now(asked.Id!.Value, new() { Verdict = "approve" }, default))).Ok);
        await Obligations.Ledger.Called(_house, _delivery, March(8, 12));
        await Obligations.Ledger.HandedOver(_house, Wednesday(10));
        Assert.True((await _house.Do(Cast.Gao, (SetLadder duty) => duty.Now(new() { First = 1, Second = 1, Third = 1 }, default))).Ok);
        Assert.True((await _house.Do(Cast.Gao, (SetDay duty) => duty.Now(new() { Day = new(2026, 3, 12), State = "closed", Note = "盘点" }, default))).Ok);
        Assert.True((await _house.Do(Cast.Gao, (ConfirmCadence duty) => duty.Now("AD-2", new() { Rhythm = "weekly 3 17:00" }, default))).Ok);
        Assert.True((await _house.Do(Cast.An, (EndPosition duty) => duty.Now(Cast.Xin.Id, new() { Position = Position.InformationOfficer }, default))).Ok);
        Assert.True((await _house.Do(Cast.An, (RecordLeaving duty) => duty.Now(Cast.Lin.Id, new() { LeftOn = new(2026, 3, 10) }, default))).Ok);
        await _house.Sql<int>("""
            insert into admin.obligation_moves (store_id, obligation_id, sheet_id, from_id, to_id, at) values (1, @id, gen_random_uuid(), @from, @to, @at);
            update admin.obligations set holder_id = @to where id = @id;
            select 1
            """, new { id = follow.Id, from = Cast.Lin.Id, to = Cast.Ke.Id, at = _house.Clock.GetUtcNow() });
        await _house.Hear("sales", new HandoverCancelled(_delivery, _house.Clock.GetUtcNow()), _delivery);
        await At(20);

        var after = (await Ask(Sunday))!;
        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.Equal(before.Rows, after.Rows);
        Assert.Equal("released", await Obligations.Ledger.State(_house, _delivery));
        Assert.NotEqual((await Ask(new(2026, 3, 9)))!.Fingerprint, (await Ask(new(2026, 3, 15)))!.Fingerprint);
    }

    [Fact]
    public async Task Whoever_stood_in_for_a_leaver_is_named_and_stays_named()
    {
        await At(6);
        Assert.True((await _house.Do(Cast.An, (RecordLeaving duty) => duty.Now(Cast.Lin.Id, new() { LeftOn = new(2026, 3, 7) }, default))).Ok);
        await At(9);
        Assert.Null(Owed((await Ask(new(2026, 3, 6)))!).Keeper);
        Assert.Equal(Position.CustomerServiceManager, Owed((await Ask(Sunday))!).Keeper);
        Assert.True((await _house.Do(Cast.An, (HoldPosition duty) => duty.Now(Cast.Xin.Id, new() { Position = Position.CustomerServiceOfficer, Since = new(2026, 3, 7) }, default))).Ok);
        Assert.Equal(Position.CustomerServiceManager, Owed((await Ask(Sunday))!).Keeper);
    }

    [Fact]
    public async Task Two_hosts_write_the_organisation_of_a_day_down_once_and_after_an_outage_every_day()
    {
        _house.Clock.SetUtcNow(March(12, 9));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        Assert.Equal(8, await _house.Sql<int>("select count(distinct day)::int from admin.posts_by_day where store_id = 1"));
        Assert.Equal(0, await _house.Sql<int>("select count(*)::int from (select 1 from admin.posts_by_day group by store_id, day, position_code having count(*) > 1) twice"));
    }

    [Fact]
    public async Task Only_who_may_see_everybodys_obligations_may_ask()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (OwedOn owed) => owed.Show(new(Sunday), default)));
        var elsewhere = await _house.Read(_house.As(Cast.Gao, Cast.OtherStore), (OwedOn owed) => owed.Show(new(new DateOnly(2026, 3, 4)), default));
        Assert.DoesNotContain(elsewhere!.Rows, r => r.Clause == "CS-6");
    }

    private OwedOn.Row Owed(OwedOn.Answer answer) => answer.Rows.Single(r => r.Clause == "CS-6");
}
