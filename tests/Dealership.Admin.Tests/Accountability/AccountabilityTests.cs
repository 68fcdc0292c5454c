using Dealership.Admin.Accountability;
using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Accountability;

/// <summary>The document gives complaints to three positions: CM-4 handles them, CS-2 takes them by telephone, SM-5 settles them on site.</summary>
public sealed class AccountabilityTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<Guid> Complaint(Guid? id = null, DateTimeOffset? at = null)
    {
        var complaint = id ?? Guid.CreateVersion7();
        var opened = at ?? _house.Clock.GetUtcNow();
        await _house.Hear("customer_service", new ComplaintOpened(complaint, null, 2, "delivery", "Sales", opened, opened.AddHours(4), opened.AddDays(2)), complaint);
        return complaint;
    }

    private Task<Outcome> Choose(string clause, DateOnly? from = null, DemoPerson? by = null, string matter = "ComplaintOpened") =>
        _house.Do(by ?? Cast.Gao, (ChooseAccountable d) => d.Now(matter, new() { Clause = clause, EffectiveFrom = from }, default));

    private async Task<WhoAnswers.Row> Row(string matter = "ComplaintOpened") =>
        (await _house.Read(Cast.Gao, (WhoAnswers w) => w.Show(default))).Rows.Single(r => r.Matter == matter);

    private async Task<(string, Guid?)> Owes(Guid complaint) => await _house.Obligation(complaint) is var o ? (o.Position, o.HolderId) : default;

    [Fact]
    public async Task The_complaint_overlap_is_there_on_day_one_and_what_nobody_answers_for_too()
    {
        var complaint = await Row();
        Assert.Equal(["CM-4", "CS-2", "SM-5"], complaint.Claims.Select(c => c.Clause).Order());
        Assert.Equal("CM-4", Assert.Single(complaint.Claims, c => c.Owes).Clause);
        Assert.True(complaint.Undecided);
        Assert.Equal("none", (await Row("ComplaintClosed")).Kind);
        Assert.Equal("shared", (await Row("LowScoreRaised")).Kind);
        Assert.Equal("one", (await Row("VehicleHandedOver")).Kind);
        Assert.Equal("trace", (await Row("FollowUpDone")).Kind);
    }

    [Fact]
    public async Task Choosing_changes_where_the_next_complaint_goes_and_the_past_stays()
    {
        var before = await Complaint();
        Assert.Equal(("CM", Cast.Ke.Id), await Owes(before));
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Choose("SM-5")).Ok);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("SM", Cast.Song.Id), await Owes(await Complaint()));
        Assert.Equal(("CM", Cast.Ke.Id), await Owes(before));
        Assert.True((await Choose("CS-2")).Ok);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await Complaint();
        Assert.Equal(("CS", Cast.Lin.Id), await Owes(third));
        await _house.Hear("customer_service", new ComplaintAnswered(third, _house.Clock.GetUtcNow(), Cast.Ke.Id), third);
        Assert.Equal("on-time", await _house.State(third));
        Assert.Equal(["CS-2", "SM-5"], (await Row()).Choices.Select(c => c.Clause));
    }

    [Fact]
    public async Task A_choice_for_next_week_waits_for_its_day()
    {
        Assert.True((await Choose("CS-2", new(2026, 3, 9))).Ok);
        _house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("CM", (await Owes(await Complaint())).Item1);
        Assert.True((await Row()).Undecided);
        _house.Clock.SetUtcNow(March(9, 0, 1));
        Assert.Equal("CS", (await Owes(await Complaint())).Item1);
        Assert.False((await Row()).Undecided);
    }

    [Fact]
    public async Task The_figures_stand_with_the_position_that_owed_it()
    {
        await Choose("CS-2");
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Complaint();
        var cells = await _house.Ask(Cast.Gao, (IDutyLedger ledger) => ledger.Compliance(new(2026, 3, 2), new(2026, 3, 9), default));
        Assert.Equal(("CS", 1), Assert.Single(cells, c => c.Clause == "CM-4") is var cell ? (cell.Position, cell.Owed) : default);
        Task<FigureRows.Page?> Behind(string position) => _house.Read(Cast.Gao, (FigureRows r) => r.Show(new(new(2026, 3, 2), new(2026, 3, 9), Position: position), default));
        Assert.Equal("CM-4", Assert.Single((await Behind("CS"))!.Rows).Clause);
        Assert.Empty((await Behind("CM"))!.Rows);
    }

    [Fact]
    public async Task Nobody_else_chooses_and_only_among_those_who_claim_it()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => Choose("CM-4", by: Cast.Ke));
        Assert.Equal("Clause", Assert.Single((await Choose("AD-1")).Problems).Field);
        Assert.Equal("EffectiveFrom", Assert.Single((await Choose("CM-4", new(2026, 3, 3))).Problems).Field);
        Assert.False((await Choose("CS-6", matter: "VehicleHandedOver")).Ok);
        Assert.False((await Choose("CS-6", matter: "Nothing")).Ok);
    }

    [Fact]
    public async Task Another_stores_choice_changes_nothing_here()
    {
        Assert.True((await _house.Do(_house.As(Cast.Gao, Cast.OtherStore), (ChooseAccountable d) => d.Now("ComplaintOpened", new() { Clause = "CS-2" }, default))).Ok);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("CM", (await Owes(await Complaint())).Item1);
        Assert.True((await Row()).Undecided);
    }
}
