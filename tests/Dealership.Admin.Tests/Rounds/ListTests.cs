using Dealership.Admin.Rounds;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Rounds;

/// <summary>The store's own checklist, written by Song, the sales manager, on Thursday, 5 March 2026.</summary>
public sealed class ListTests : IAsyncLifetime
{
    private const string FiveS = "showroom-5s";
    private static readonly DemoPerson Supervisor = Cast.All.Single(p => p.Positions.Contains(Position.ShowroomSupervisor));

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _house.Clock.SetUtcNow(March(5, 9, 30));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<Guid> Begin() => (await _house.Do(Supervisor, (BeginRound duty) => duty.Now(FiveS, default))).Id!.Value;

    private async Task<RoundRecord.View> Record(Guid round) => (await _house.Read(Supervisor, (RoundRecord record) => record.Show(round, default)))!;

    [Fact]
    public async Task The_stores_own_list_holds_from_its_day_and_rounds_keep_theirs()
    {
        var before = await Begin();
        var zones = (await Record(before)).Zones.Count;
        Assert.True((await _house.Do(Cast.Song, (WriteList duty) => duty.Now(FiveS, new() { Zones = "# 前厅 | Front\n玻璃干净\n! 地面干燥 | Floor dry\n# 后厅\n灯全亮", SafetyHours = 4, OtherDays = 1, Since = new(2026, 3, 6) }, default))).Ok);
        Assert.Equal(zones, (await Record(await Begin())).Zones.Count);
        _house.Clock.SetUtcNow(March(6, 9, 30));
        var after = await Record(await Begin());
        Assert.Equal(["前厅/Front:2", "后厅/后厅:1"], after.Zones.Select(z => $"{z.Zone.Name.Zh}/{z.Zone.Name.En}:{z.Zone.Items.Count}"));
        Assert.True(after.Zones[0].Zone.Items[1] is { Safety: true, Name.En: "Floor dry" });
        Assert.Equal(zones, (await Record(before)).Zones.Count);
        Assert.True((await _house.Do(Supervisor, (SeeZone duty) => duty.Now(after.Round.Id, 0, new() { Verdict = "defect", Item = 1, Owner = Cast.Wei.Id }, new("展厅.jpg", [1, 2, 3], false), default))).Ok);
        Assert.Equal(March(6, 13, 30), (await Record(after.Round.Id)).Zones[0].Defects.Single().DueAt);
    }

    [Theory]
    [InlineData("玻璃干净", "Line 1")]
    [InlineData("# 前厅\n玻璃干净\n#\n灯", "Line 3")]
    [InlineData("# 前厅", "Line 1")]
    [InlineData("", "Line 1")]
    public async Task A_list_that_cannot_be_read_says_in_which_line(string zones, string said)
    {
        var outcome = await _house.Do(Cast.Song, (WriteList duty) => duty.Now(FiveS, new() { Zones = zones, SafetyHours = 24, OtherDays = 3 }, default));
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal("Zones", problem.Field);
        Assert.StartsWith(said, problem.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_days_keep_their_list_and_only_managers_write_one()
    {
        var form = new WriteList.Form { Zones = "# 前厅\n玻璃", SafetyHours = 24, OtherDays = 3, Since = new(2026, 3, 4) };
        Assert.Equal("Since", Assert.Single((await _house.Do(Cast.Song, (WriteList duty) => duty.Now(FiveS, form, default))).Problems).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Wei, (WriteList duty) => duty.Now(FiveS, form, default)));
    }
}
