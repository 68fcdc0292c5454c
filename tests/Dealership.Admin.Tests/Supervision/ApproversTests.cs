using Dealership.Admin.Obligations;
using Dealership.Admin.Supervision;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Supervision;

/// <summary>Ten vehicles are handed over on 4 March; what is owed for them below the customer service manager is due on the 7th.</summary>
public sealed class ApproversTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private Guid[] _owed = [];

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        var deliveries = new List<Guid>();
        foreach (var n in Enumerable.Range(0, 10)) deliveries.Add(await _house.HandedOver(Wednesday(9, n)));
        _owed = [.. (await Obligations.Ledger.All(_house)).Select(o => o.Id)];
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Task<Approvers.View> Shares(int first = 1, int until = 31) => _house.Read(Cast.Gao, (Approvers a) => a.Show(new(2026, 3, first), new(2026, 3, until), default));

    private async Task Excuse(int n, DemoPerson by, bool approve = true)
    {
        var asked = await _house.Do(Cast.Lin, (AskExemption d) => d.Now(_owed[n], new() { Reason = "waits-for-other", Words = "客户在国外出差" }, default));
        Assert.True((await _house.Do(by, (DecideExemption d) => d.Now(asked.Id!.Value, new() { Verdict = approve ? "approve" : "reject", Answer = "见说明" }, default))).Ok);
    }

    [Fact]
    public async Task An_approver_above_a_fifth_is_shown_and_at_a_fifth_not()
    {
        await Excuse(0, Cast.Ke);
        await Excuse(1, Cast.Ke);
        var fifth = await Shares();
        Assert.Equal(("柯经理", 10, 2), Assert.Single(fifth.Rows) is var ke ? (ke.Person, ke.Under, ke.Exempted) : default);
        Assert.Empty(fifth.Flagged);
        await Excuse(2, Cast.Ke);
        Assert.Equal(Cast.Ke.Id, Assert.Single((await Shares()).Flagged).PersonId);
    }

    [Fact]
    public async Task Each_approver_has_what_he_excused_himself_and_the_rows_are_exactly_those()
    {
        await Excuse(0, Cast.Ke);
        await Excuse(1, Cast.Gao);
        await Excuse(2, Cast.Ke, approve: false);
        var rows = (await Shares()).Rows;
        Assert.Equal([(Cast.Ke.Id, 1), (Cast.Gao.Id, 1)], rows.OrderBy(r => r.PersonId == Cast.Gao.Id).Select(r => (r.PersonId, r.Exempted)));
        Assert.True(rows.Single(r => r.PersonId == Cast.Gao.Id).Under >= 10);
        var behind = (await _house.Read(Cast.Gao, (ApproverRows r) => r.Show(new(Cast.Ke.Id, new(2026, 3, 1), new(2026, 3, 31), true), default))).Rows;
        Assert.Equal((_owed[0], "林小芳", "客户在国外出差"), Assert.Single(behind) is var row ? (row.Id, row.AskedBy, row.Words) : default);
        var all = (await _house.Read(Cast.Gao, (ApproverRows r) => r.Show(new(Cast.Ke.Id, new(2026, 3, 1), new(2026, 3, 31)), default))).Rows;
        Assert.Equal(10, all.Count);
    }

    [Fact]
    public async Task What_is_due_in_another_time_or_owed_by_no_confirmed_cadence_is_not_counted()
    {
        await Excuse(0, Cast.Ke);
        await _house.Tick();
        Assert.Equal(10, Assert.Single((await Shares()).Rows).Under);
        Assert.Empty((await Shares(8)).Rows);
        Assert.Empty((await Shares(1, 7)).Rows);
    }

    [Fact]
    public async Task The_line_is_a_setting_from_a_day_on()
    {
        foreach (var n in Enumerable.Range(0, 3)) await Excuse(n, Cast.Ke);
        Assert.True((await _house.Do(Cast.Gao, (SetOversight s) => s.Now(new() { NeverFrom = 20, ExemptShare = 40, EffectiveFrom = new(2026, 3, 20) }, default))).Ok);
        Assert.Empty((await Shares()).Flagged);
        Assert.Single((await Shares(1, 20)).Flagged);
    }
}
