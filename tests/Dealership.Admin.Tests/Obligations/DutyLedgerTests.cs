using Dealership.Admin.DutyRegister;
using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Obligations;

/// <summary>The denominator of CS-6 is what Sales handed over; of other clauses, what was owed and not released.</summary>
public sealed class DutyLedgerTests : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Handovers_of_a_week_stand_by_due_date_and_add_up()
    {
        var (inTime, late, missed, open) = (await _house.Sold(March(1, 9)), await _house.Sold(March(1, 10)), await _house.Sold(March(1, 11)), await _house.Sold(March(3, 9)));
        await _house.Sold(March(5, 9)); // due on Sunday
        await _house.Sold(March(6, 9)); // due on Monday: the next week's
        await _house.Called(inTime, March(4, 23));
        await _house.Called(late, March(5, 9));
        _house.Clock.SetUtcNow(March(5, 10));
        var cell = await Cell("CS-6", Monday);
        Assert.Equal((5, 1, 1, 1, 0, 2, true), (cell.Owed, cell.OnTime, cell.Late, cell.Missed, cell.Exempt, cell.Open, cell.Confirmed));
        Assert.Equal(1, (await Cell("CS-6", Monday.AddDays(7))).Owed);
        var rows = (await _house.Read(Cast.Gao, (FigureRows r) => r.Show(new(Monday, Monday.AddDays(7), Position: "CS", Result: "missed", Confirmed: true), default)))!.Rows;
        Assert.Equal(missed, Assert.Single(rows).Subject);
        Assert.NotEqual(open, missed);
    }

    [Fact]
    public async Task Deleting_a_call_lowers_the_rate_and_deleting_an_obligation_changes_nothing()
    {
        var (one, other) = (await _house.Sold(March(1, 9)), await _house.Sold(March(1, 10)));
        var call = await _house.Called(one, March(2, 9));
        await _house.Called(other, March(2, 10));
        _house.Clock.SetUtcNow(March(6, 9));
        Assert.Equal((2, 2, 0), Rate(await Cell("CS-6", Monday)));

        Assert.Equal(2, await _house.Sql<long>("with gone as (delete from admin.obligations where clause_code = 'CS-6' returning 1) select count(*) from gone"));
        Assert.Equal((2, 2, 0), Rate(await Cell("CS-6", Monday)));

        await _house.Struck(one, call);
        Assert.Equal((2, 1, 1), Rate(await Cell("CS-6", Monday)));
        var rows = (await _house.Read(Cast.Gao, (FigureRows r) => r.Show(new(Monday, Monday.AddDays(7), "CS-6"), default)))!.Rows;
        Assert.Equal([(one, "missed", null), (other, "on-time", (Guid?)null)], rows.Select(r => (r.Subject, r.Result, r.ObligationId)));
    }

    [Fact]
    public async Task A_handover_that_was_never_owed_for_still_counts()
    {
        await _house.Sold(March(1, 9), told: false);
        Assert.Equal(1, (await Cell("CS-6", Monday)).Owed);
    }

    [Fact]
    public async Task A_handover_taken_back_is_not_counted()
    {
        var delivery = await _house.Sold(March(1, 9));
        await _house.Sql<int>("insert into sales.delivery_cancellations (store_id, delivery_id, reason, at, by_person) values (1, @delivery, 'x', now(), @delivery)", new { delivery });
        await _house.Hear("sales", new HandoverCancelled(delivery, Wednesday(10)), delivery);
        Assert.DoesNotContain(await Compliance(), c => c.Clause == "CS-6");
    }

    [Fact]
    public async Task An_approved_excuse_counts_as_exempt_and_a_late_call_does_not_undo_it()
    {
        var delivery = await _house.Sold(March(1, 9));
        var obligation = (await _house.Obligation(delivery)).Id;
        var asked = await _house.Do(Cast.Lin, (AskExemption d) => d.Now(obligation, new() { Reason = "leave", Words = "春节放假期间" }, default));
        await _house.Do(Cast.Ke, (DecideExemption d) => d.Now(asked.Id!.Value, new() { Verdict = "approve" }, default));
        _house.Clock.SetUtcNow(March(6, 9));
        Assert.Equal((1, 0, 0, 1), Excused(await Cell("CS-6", Monday)));
        await _house.Called(delivery, March(6, 8));
        Assert.Equal((1, 0, 0, 1), Excused(await Cell("CS-6", Monday)));
    }

    [Fact]
    public async Task Complaints_count_by_their_obligations_and_the_general_managers_word_makes_them_count()
    {
        var complaint = Guid.CreateVersion7();
        await _house.Hear("customer_service", new ComplaintOpened(complaint, null, 1, "quality", "Sales", Wednesday(9), March(5, 9), March(7, 9)), complaint);
        Assert.False((await Cell("CM-4", Monday)).Confirmed);
        await _house.Do(Cast.Gao, (ConfirmCadence d) => d.Now("CM-4", new() { EffectiveFrom = new(2026, 3, 9) }, default));
        Assert.False((await Cell("CM-4", Monday)).Confirmed);
        var next = Guid.CreateVersion7();
        await _house.Hear("customer_service", new ComplaintOpened(next, null, 1, "quality", "Sales", March(11, 9), March(12, 9), March(14, 9)), next);
        Assert.True((await Cell("CM-4", Monday.AddDays(7))).Confirmed);
        await _house.Hear("customer_service", new ComplaintAnswered(complaint, Wednesday(11), Cast.Ke.Id), complaint);
        Assert.Equal((1, 1, 0), Rate(await Cell("CM-4", Monday)));
    }

    [Fact]
    public async Task What_is_late_or_due_today_is_listed_most_overdue_first()
    {
        var (late, today) = (await _house.Sold(March(1, 9) - TimeSpan.FromDays(1)), await _house.Sold(March(1, 9)));
        await _house.Sold(Wednesday(9));
        var ancient = await _house.Sold(March(1, 9) - TimeSpan.FromDays(90));
        var items = await _house.Ask(Cast.Gao, (IDutyLedger l) => l.LateAndDue(10, default));
        Assert.Equal([late, today, ancient], items.Select(i => Guid.Parse(i.Link.Split('/')[^1])));
        Assert.Equal([true, false, true], items.Select(i => i.Late));
        Assert.All(items, i => Assert.Equal(Cast.Lin.Name, i.Holder));
        Assert.Single(await _house.Ask(Cast.Gao, (IDutyLedger l) => l.LateAndDue(1, default)));
    }

    [Fact]
    public async Task The_page_of_a_clause_counts_its_last_thirty_days()
    {
        var delivery = await _house.Sold(March(1, 9) - TimeSpan.FromDays(1));
        await _house.Sold(March(1, 9) - TimeSpan.FromDays(40));
        await _house.Called(delivery, Wednesday(9));
        var record = (await _house.Read(Cast.Wei, (DutyRecord r) => r.Show("CS-6", default)))!;
        Assert.Equal((1, 1), (record.Owed, record.Of("late")));
        Assert.Null(await _house.Read(Cast.Wei, (DutyRecord r) => r.Show("XX-9", default)));
    }

    [Fact]
    public async Task What_comes_round_by_a_cadence_nobody_confirmed_is_not_among_the_late()
    {
        await _house.Tick();
        _house.Clock.SetUtcNow(March(4, 20));
        var late = await _house.Ask(Cast.Gao, (IDutyLedger l) => l.LateAndDue(200, default));
        Assert.Contains(late, i => i.Clause == "SM-7");
        Assert.DoesNotContain(late, i => i.Clause == "AD-5");
    }

    private Task<IReadOnlyList<ComplianceCell>> Compliance() =>
        _house.Ask(Cast.Gao, (IDutyLedger l) => l.Compliance(Monday.AddDays(-70), Monday.AddDays(21), default));

    private async Task<ComplianceCell> Cell(string clause, DateOnly week) => (await Compliance()).Single(c => c.Clause == clause && c.Week == week);

    private static (int, int, int) Rate(ComplianceCell cell) => (cell.Owed, cell.OnTime, cell.Missed);

    private static (int, int, int, int) Excused(ComplianceCell cell) => (cell.Owed, cell.Late, cell.Missed, cell.Exempt);
}
