using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Obligations;

public sealed class ExemptionTests : IAsyncLifetime
{
    private static readonly DemoPerson LinWhoManages = Cast.Lin with { Positions = [Position.CustomerServiceOfficer, Position.CustomerServiceManager] };

    private TestHouse _house = null!;
    private Guid _delivery, _obligation;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _delivery = await _house.HandedOver(Wednesday(9));
        _obligation = (await _house.Obligation(_delivery)).Id;
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Asked_for_by_the_holder_and_approved_by_his_superior_it_is_exempt()
    {
        var asked = await Ask(Cast.Lin);
        Assert.True(asked.Ok);
        Assert.Equal("open", await _house.State(_delivery));
        Assert.True((await Decide(Cast.Ke, asked.Id!.Value, true)).Ok);
        Assert.Equal("exempt", await _house.State(_delivery));
        var steps = (await _house.Read(Cast.Lin, (ObligationRecord r) => r.Show(_obligation, default)))!.Steps;
        Assert.Equal(["approved", "asked", "owed"], steps.Select(s => s.Kind));
    }

    [Fact]
    public async Task Nobody_decides_on_what_he_asked_for_himself()
    {
        var asked = await Ask(Cast.Ke);
        Assert.Contains("不能审批自己", Assert.Single((await Decide(Cast.Ke, asked.Id!.Value, true)).Problems).Text.Zh);
        Assert.True((await Decide(Cast.Gao, asked.Id!.Value, true)).Ok);
    }

    [Fact]
    public async Task Nobody_decides_on_his_own_duty_even_when_a_superior_asked()
    {
        var asked = await Ask(Cast.Gao);
        Assert.False((await Decide(LinWhoManages, asked.Id!.Value, true)).Ok);
        Assert.Equal("open", await _house.State(_delivery));
    }

    [Fact]
    public async Task A_manager_of_another_line_neither_asks_nor_decides()
    {
        Assert.False((await Ask(Cast.Song)).Ok);
        var asked = await Ask(Cast.Lin);
        Assert.False((await Decide(Cast.Song, asked.Id!.Value, true)).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(Cast.Lin, asked.Id!.Value, true));
    }

    [Fact]
    public async Task Rejected_it_stays_owed_and_may_be_asked_again()
    {
        var asked = await Ask(Cast.Lin);
        Assert.False((await Ask(Cast.Lin)).Ok);
        Assert.Equal("Answer", Assert.Single((await Decide(Cast.Ke, asked.Id!.Value, false, "")).Problems).Field);
        Assert.True((await Decide(Cast.Ke, asked.Id!.Value, false, "客户在本地，请照常跟踪")).Ok);
        Assert.False((await Decide(Cast.Gao, asked.Id!.Value, true)).Ok);
        Assert.Equal("open", await _house.State(_delivery));
        Assert.True((await Ask(Cast.Lin)).Ok);
    }

    [Fact]
    public async Task An_excuse_that_ran_out_excuses_nothing()
    {
        var asked = await Ask(Cast.Lin, until: new(2026, 3, 9));
        await Decide(Cast.Ke, asked.Id!.Value, true);
        _house.Clock.SetUtcNow(March(9, 23));
        Assert.Equal("exempt", await _house.State(_delivery));
        _house.Clock.SetUtcNow(March(10, 0));
        Assert.Equal("late", await _house.State(_delivery));
    }

    [Fact]
    public async Task An_excuse_takes_nothing_from_what_was_done_in_time()
    {
        var asked = await Ask(Cast.Lin);
        await Decide(Cast.Ke, asked.Id!.Value, true);
        await _house.Called(_delivery, Wednesday(11));
        Assert.Equal("on-time", await _house.State(_delivery));
        Assert.False((await Ask(Cast.Lin)).Ok);
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_said_at_once()
    {
        var refused = await _house.Do(Cast.Lin, (AskExemption d) => d.Now(_obligation, new() { Reason = "tired", Words = "累", Until = new(2026, 3, 3) }, default));
        Assert.Equal(["Reason", "Words", "Until"], refused.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task A_request_waits_on_the_desks_of_those_who_may_decide_and_of_nobody_else()
    {
        await Ask(Cast.Ke);
        Assert.Equal(_obligation, Assert.Single(await Waiting(Cast.Gao)).Id);
        foreach (var other in new[] { Cast.Ke, Cast.Song, Cast.Lin }) Assert.Empty(await Waiting(other));
    }

    private Task<IReadOnlyList<RequestsToDecide.Row>> Waiting(DemoPerson who) => _house.Read(who, (RequestsToDecide r) => r.Show(default));

    private Task<Outcome> Ask(DemoPerson who, DateOnly? until = null) =>
        _house.Do(who, (AskExemption d) => d.Now(_obligation, new() { Reason = "leave", Words = "本周外出培训", Until = until }, default));

    private Task<Outcome> Decide(DemoPerson who, Guid exemption, bool approve, string answer = "同意") =>
        _house.Do(who, (DecideExemption d) => d.Now(exemption, new() { Verdict = approve ? "approve" : "reject", Answer = answer }, default));
}
