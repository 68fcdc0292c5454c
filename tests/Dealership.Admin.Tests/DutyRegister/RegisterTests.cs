using Dealership.Admin.DutyRegister;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.DutyRegister;

public sealed class RegisterTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_register_has_68_clauses_10_of_the_document_58_proposed_2_damaged_and_none_unclassified()
    {
        var register = await Show();
        Assert.Equal((68, 10, 58, 0, 2, 0),
            (register.Entries.Count, register.Documented, register.Proposed, register.Confirmed, register.Damaged, register.Unclassified));
        Assert.Equal(["CSI-4", "SS-3"], register.Entries.Where(e => e.Damage is not null).Select(e => e.Code).Order());
        Assert.All(register.Entries, e => Assert.Contains(e.Position, register.Positions.Select(p => p.Code)));
    }

    [Fact]
    public async Task What_was_put_back_for_missing_pages_stands_apart_and_its_lateness_is_nobodys_until_the_general_manager_confirms_it()
    {
        var register = await Show();
        Assert.Contains("SC-3", register.PutBack.Select(e => e.Code));
        Assert.All(register.PutBack, e => Assert.Equal("proposed", e.Provenance));
        Assert.DoesNotContain(register.Entries, e => e.PutBack is not null);
        Assert.NotNull((await _house.Read(Cast.Gao, (DutyRecord r) => r.Show("SC-3", default)))!.Entry.PutBack);
        Assert.True((await Confirm("SC-3", new())).Ok);
        var confirmed = await Show();
        Assert.Equal((68, 0, "confirmed"), (confirmed.Entries.Count, confirmed.Confirmed, confirmed.PutBack.Single(e => e.Code == "SC-3").Provenance));
    }

    [Fact]
    public async Task A_position_shows_who_holds_it_or_who_stands_in()
    {
        await _house.Sql<int>("update admin.holdings set until = '2026-03-04' where store_id = 1 and position_code = 'SS'");
        var positions = (await Show()).Positions.ToDictionary(p => p.Code);
        Assert.Equal((Cast.Lin.Name, null), (Assert.Single(positions["CS"].Holders), positions["CS"].Keeper));
        Assert.Equal((0, "SM"), (positions["SS"].Holders.Length, positions["SS"].Keeper));
    }

    [Fact]
    public async Task The_general_manager_confirms_a_cadence_as_proposed()
    {
        Assert.True((await Confirm("MM-2", new())).Ok);
        var entry = await Entry("MM-2");
        Assert.Equal(("confirmed", entry.Proposed, Cast.Gao.Name), (entry.Provenance, entry.Cadence, entry.Confirmed!.By));
        Assert.Equal(1, (await Show()).Confirmed);
    }

    [Fact]
    public async Task Reworded_it_reads_as_he_said_and_the_latest_word_counts()
    {
        await Confirm("MM-2", new() { Cadence = "每周一", CadenceEn = "Mondays" });
        _house.Clock.Advance(TimeSpan.FromHours(1));
        await Confirm("MM-2", new() { Cadence = "每两周" });
        var entry = await Entry("MM-2");
        Assert.Equal(("每两周", "每两周"), (entry.Cadence!.Value.Zh, entry.Cadence.Value.En));
        Assert.Equal(2, (await _house.Read(Cast.Gao, (DutyRecord r) => r.Show("MM-2", default)))!.Words.Count);
    }

    [Fact]
    public async Task A_word_for_later_changes_nothing_until_its_day()
    {
        await Confirm("MM-2", new() { EffectiveFrom = new(2026, 3, 9) });
        Assert.Equal("proposed", (await Entry("MM-2")).Provenance);
        _house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal("confirmed", (await Entry("MM-2")).Provenance);
    }

    [Fact]
    public async Task Yesterday_cannot_be_confirmed_and_what_the_document_says_needs_no_confirmation()
    {
        Assert.Equal("EffectiveFrom", Assert.Single((await Confirm("MM-2", new() { EffectiveFrom = new(2026, 3, 3) })).Problems).Field);
        Assert.Equal("Cadence", Assert.Single((await Confirm("MM-2", new() { CadenceEn = "Mondays" })).Problems).Field);
        Assert.Contains("原文", Assert.Single((await Confirm("CS-6", new())).Problems).Text.Zh);
        Assert.False((await Confirm("XX-1", new())).Ok);
    }

    [Fact]
    public async Task Only_the_general_manager_confirms() =>
        await Assert.ThrowsAsync<Dealership.Plugin.NotAllowedException>(() => _house.Do(Cast.Ke, (ConfirmCadence d) => d.Now("CM-4", new(), default)));

    private Task<RegisterOfDuties.View> Show() => _house.Read(Cast.Wei, (RegisterOfDuties r) => r.Show(default));

    private async Task<RegisterOfDuties.Entry> Entry(string code) => (await Show()).Entries.Single(e => e.Code == code);

    private Task<Dealership.Plugin.Outcome> Confirm(string code, ConfirmCadence.Form form) => _house.Do(Cast.Gao, (ConfirmCadence d) => d.Now(code, form, default));
}
