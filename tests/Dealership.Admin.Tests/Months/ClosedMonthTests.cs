using System.Security.Cryptography;
using System.Text;
using Dealership.Admin.Months;
using Dealership.Admin.Obligations;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Months;

/// <summary>
/// March of a store that opened on the 4th. Of its handovers one was followed up in time, one late, one not at all. March
/// closes after the fifth working day of April, the 5th: the showroom works every day.
/// </summary>
public sealed class ClosedMonthTests : IAsyncLifetime
{
    private static readonly DateOnly March2026 = new(2026, 3, 1);
    private TestHouse _house = null!;
    private Guid _inTime, _late, _missed;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await _house.Sql<int>("update admin.stores set opened_at = @at; select 1", new { at = Cast.Start });
        await _house.Tick();
        _inTime = await _house.Sold(Wednesday(9));
        _late = await _house.Sold(Wednesday(10));
        _missed = await _house.Sold(Wednesday(11));
        await Obligations.Ledger.Called(_house, _inTime, March(5, 9));
        _house.Clock.SetUtcNow(March(9, 9));
        await Obligations.Ledger.Called(_house, _late, March(9, 9));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task April(int day, int hour = 9) => At(4, day, hour);

    /// <summary>Two hours before, the house catches up with the days it slept through; only then a month is closed.</summary>
    private async Task At(int month, int day, int hour = 9)
    {
        var at = new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        _house.Clock.SetUtcNow(at.AddHours(-2));
        await _house.Tick();
        _house.Clock.SetUtcNow(at);
        await _house.Tick();
    }

    private async Task<MonthRecord.View> Record() => (await _house.Read(Cast.Gao, (MonthRecord record) => record.Show(March2026, default)))!;

    private async Task<IReadOnlyList<Finding>> Verify() => (await _house.Read(Cast.Gao, (MonthCheck check) => check.Verify(March2026, default)))!.Findings;

    [Fact]
    public async Task A_month_closes_after_its_grace_and_not_before_with_its_figures()
    {
        await April(5, 23);
        Assert.Empty((await _house.Read(Cast.Gao, (ClosedMonths months) => months.Show(default))).Months);
        await April(6, 1);
        Assert.Equal(March2026, Assert.Single((await _house.Read(Cast.Gao, (ClosedMonths months) => months.Show(default))).Months).Month);
        var figure = Assert.Single((await Record()).Figures, f => f.Clause == "CS-6");
        Assert.Equal((3, 1, 1, 1, 0, true), (figure.Owed, figure.OnTime, figure.Late, figure.Missed, figure.Exempt, figure.Measured));
        Assert.Equal(2, figure.Grades["event"]);
        Assert.Empty(await Verify());
    }

    [Fact]
    public async Task The_content_is_signed_and_anybody_with_the_public_key_can_tell()
    {
        await April(6);
        var seal = (await Record()).Seal;
        var content = (await _house.Read(Cast.Gao, (MonthRecord record) => record.Content(March2026, default)))!;
        using var key = ECDsa.Create();
        key.ImportFromPem(seal.PublicKey);
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(content), Convert.FromBase64String(seal.Signature), HashAlgorithmName.SHA256));
        Assert.False(key.VerifyData(Encoding.UTF8.GetBytes(content.Replace("missed", "exempt")), Convert.FromBase64String(seal.Signature), HashAlgorithmName.SHA256));
        Assert.Equal(content, Sealed.Read(content).Write());
    }

    [Fact]
    public async Task Each_month_carries_the_digest_of_the_one_before()
    {
        await April(6);
        await At(6, 9, 7);
        await At(6, 9, 11); // longer than two months are caught up with in two runs
        var months = (await _house.Read(Cast.Gao, (ClosedMonths view) => view.Show(default))).Months;
        Assert.Equal([new(2026, 5, 1), new(2026, 4, 1), March2026], months.Select(m => m.Month));
        Assert.Equal(months[2].Digest, (await _house.Read(Cast.Gao, (MonthRecord record) => record.Show(new(2026, 4, 1), default)))!.Seal.Previous);
        Assert.Null((await Record()).Seal.Previous);
    }

    [Fact]
    public async Task Two_hosts_close_it_once()
    {
        await At(5, 11);
        await _house.Sql<int>("delete from admin.closed_months; update house.routines set next_at = '-infinity' where name like '%CloseMonths'; select 1");
        _house.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        Assert.Equal(2, await _house.Sql<int>("select count(*)::int from admin.closed_months where store_id = 1"));
        Assert.Equal(1, await _house.Sql<int>("select count(*)::int from admin.seal_keys where store_id = 1"));
    }

    [Fact]
    public async Task What_is_heard_afterwards_is_a_correction_and_changes_no_figure()
    {
        await April(6);
        await Obligations.Ledger.Called(_house, _missed, March(6, 9));
        await April(8);
        var view = await Record();
        Assert.Empty(view.Alarms);
        var correction = Assert.Single(view.Corrections);
        Assert.Equal(("CS-6", _missed, "missed", "on-time/event", "evidence"), (correction.Clause, correction.Subject, correction.Was, correction.IsNow, correction.Why));
        Assert.Equal(1, Assert.Single(view.Figures, f => f.Clause == "CS-6").Missed);
        Assert.Empty(await _house.Read(Cast.Gao, (AlarmsNow alarms) => alarms.Show(default)));
    }

    [Fact]
    public async Task An_excuse_decided_afterwards_is_a_correction()
    {
        await April(6);
        var id = (await _house.Obligation(_missed)).Id;
        var asked = await _house.Do(Cast.Lin, (AskExemption duty) => duty.Now(id, new() { Reason = "leave", Words = "当日参加培训" }, default));
        Assert.True((await _house.Do(Cast.Ke, (DecideExemption duty) => duty.Now(asked.Id!.Value, new() { Verdict = "approve" }, default))).Ok);
        Assert.Equal(("missed", "exempt", "exempted"), Assert.Single(await Verify()) is var f ? (f.Was, f.IsNow, f.Why) : default);
    }

    [Fact]
    public async Task Rows_that_were_known_and_changed_raise_an_alarm_with_exactly_those_rows()
    {
        await April(6);
        await _house.Sql<int>("delete from admin.evidence where clause_code = 'CS-6' and subject = @inTime; select 1", new { inTime = _inTime });
        await April(8);
        var alarm = Assert.Single((await Record()).Alarms);
        Assert.Equal((_inTime, "on-time/event", "missed", "changed"), (alarm.Subject, alarm.Was, alarm.IsNow, alarm.Why));
        Assert.Equal(1, Assert.Single(await _house.Read(Cast.Gao, (AlarmsNow alarms) => alarms.Show(default))).Rows);
        Assert.Empty(await _house.Read(Cast.Ke, (AlarmsNow alarms) => alarms.Show(default)));
    }

    [Fact]
    public async Task A_handover_that_is_gone_from_the_books_is_an_alarm_unless_it_was_taken_back()
    {
        await April(6);
        const string Gone = "insert into sales.delivery_cancellations (store_id, delivery_id, reason, at, by_person) values (1, @delivery, 'x', now(), @delivery); select 1";
        await _house.Sql<int>(Gone, new { delivery = _late });
        Assert.Equal(("late/event", "vanished"), Assert.Single(await Verify(), f => f.Clause == "CS-6") is var f ? (f.Was, f.Why) : default);
        await _house.Hear("sales", new HandoverCancelled(_late, _house.Clock.GetUtcNow()), _late);
        Assert.Equal((Finding.Correction, "released"), Assert.Single(await Verify(), f => f.Clause == "CS-6") is var g ? (g.Kind, g.Why) : default);
    }

    [Fact]
    public async Task A_handover_entered_after_closing_is_a_correction()
    {
        await April(6);
        var delivery = await _house.Sold(March(10, 9));
        Assert.Equal((Finding.Correction, delivery, "", "heard"), Assert.Single(await Verify(), f => f.Clause == "CS-6") is var f ? (f.Kind, f.Subject, f.Was, f.Why) : default);
    }

    [Fact]
    public async Task A_date_moved_back_by_hand_is_an_alarm_though_it_looks_like_a_late_entry()
    {
        await April(6);
        await _house.Sql<int>("update admin.evidence set at = at - interval '5 days' where clause_code = 'CS-6' and subject = @late; select 1", new { late = _late });
        Assert.Equal(("late/event", "on-time/event", "changed"), Assert.Single(await Verify()) is var f ? (f.Was, f.IsNow, f.Why) : default);
    }

    [Fact]
    public async Task A_scheduled_thing_that_vanished_or_appeared_is_an_alarm_and_goes_when_it_is_put_back()
    {
        await April(6);
        await _house.Sql<int>("update admin.obligations set due_at = due_at + interval '60 days' where clause_code = 'AD-5' and period = '2026-03-09 10:00'; select 1");
        await April(8);
        Assert.Equal("vanished", Assert.Single((await Record()).Alarms).Why);
        await _house.Sql<int>("update admin.obligations set due_at = due_at - interval '60 days' where clause_code = 'AD-5' and period = '2026-03-09 10:00'; select 1");
        await April(10);
        var view = await Record();
        Assert.Empty(view.Alarms);
        Assert.Equal("vanished", Assert.Single(view.Gone).Why);
        await _house.Sql<int>("insert into admin.obligations select store_id, gen_random_uuid(), clause_code, gen_random_uuid(), position_code, holder_id, never_id, what_zh, what_en, link, opens_at, due_at, owed_at, heard_at, settled_at, period, expires_at from admin.obligations where clause_code = 'AD-5' and period = '2026-03-09 10:00'; select 1");
        Assert.Equal("appeared", Assert.Single(await Verify()).Why);
    }

    [Fact]
    public async Task A_closed_month_that_was_rewritten_is_an_alarm_whoever_rewrote_it()
    {
        await April(6);
        await _house.Sql<int>("update admin.closed_months set content = replace(content, 'missed', 'exempt') where store_id = 1; select 1");
        Assert.Equal("digest", Assert.Single(await Verify()).Why);
        await _house.Sql<int>("update admin.closed_months set digest = sha256(convert_to(content, 'UTF8')) where store_id = 1; select 1");
        Assert.Contains(await Verify(), f => f is { Why: "signature", Clause: "" });
    }

    [Fact]
    public async Task The_house_itself_cannot_rewrite_a_closed_month() =>
        Assert.Equal("f f", await _house.Sql<string>("select concat_ws(' ', case when has_table_privilege('admin_app', 'admin.closed_months', 'update') then 't' else 'f' end, case when has_table_privilege('admin_app', 'admin.closed_months', 'delete') then 't' else 'f' end)"));

    [Fact]
    public async Task The_general_manager_sets_the_grace_within_reason_and_others_do_not()
    {
        var wrong = await _house.Do(Cast.Gao, (SetGrace duty) => duty.Now(new() { Days = 21 }, default));
        Assert.Equal("Days", Assert.Single(wrong.Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Ke, (SetGrace duty) => duty.Now(new() { Days = 2 }, default)));
        Assert.True((await _house.Do(Cast.Gao, (SetGrace duty) => duty.Now(new() { Days = 2 }, default))).Ok);
        await April(3);
        Assert.Single((await _house.Read(Cast.Gao, (ClosedMonths months) => months.Show(default))).Months);
    }

    [Fact]
    public async Task The_rows_behind_a_figure_are_exactly_those_and_nobody_without_the_right_sees_them()
    {
        await April(6);
        var page = (await _house.Read(Cast.Gao, (MonthRows rows) => rows.Show(March2026, new("CS-6", "missed"), default)))!;
        Assert.Equal((1, _missed, "林小芳"), (page.Count, page.Rows[0].Subject, page.Rows[0].Holder));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (MonthRows rows) => rows.Show(March2026, new(), default)));
        var elsewhere = _house.As(Cast.Gao, Cast.OtherStore);
        Assert.Equal(0, (await _house.Read(elsewhere, (MonthRows rows) => rows.Show(March2026, new("CS-6"), default)))?.Count ?? 0);
    }
}
