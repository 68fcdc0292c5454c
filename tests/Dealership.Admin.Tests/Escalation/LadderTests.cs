using Dealership.Admin.Escalation;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Escalation;

/// <summary>A follow-up due at the end of Saturday, 7 March, is the officer's; above her stand the service manager and the general manager.</summary>
public sealed class LadderTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private Guid _delivery;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _delivery = await Obligations.Ledger.HandedOver(_house, Wednesday(9));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<int> Sees(DemoPerson who, int day)
    {
        _house.Clock.SetUtcNow(March(day, 9));
        return (await _house.Read(who, (Escalated e) => e.Show(default))).Count(i => i.Clause == "CS-6");
    }

    [Fact]
    public async Task It_climbs_a_step_at_a_time_and_bothers_nobody_before()
    {
        Assert.Equal((0, 0), (await Sees(Cast.Ke, 7), await Sees(Cast.Gao, 7)));
        Assert.Equal((1, 0), (await Sees(Cast.Ke, 8), await Sees(Cast.Gao, 8)));
        Assert.Equal((1, 1), (await Sees(Cast.Ke, 10), await Sees(Cast.Gao, 10)));
        Assert.Equal((0, 0), (await Sees(Cast.Lin, 10), await Sees(Cast.Song, 10)));
    }

    [Fact]
    public async Task Whoever_sees_it_is_told_why()
    {
        await Sees(Cast.Gao, 10);
        var item = Assert.Single(await _house.Read(Cast.Gao, (Escalated e) => e.Show(default)), i => i.Clause == "CS-6");
        Assert.Equal((2, 3, "林小芳"), (item.Steps, item.DaysLate, item.Holder));
        Assert.Contains("逾期3个工作日", item.Because.Zh);
    }

    [Fact]
    public async Task Acting_takes_it_off_every_desk()
    {
        Assert.Equal(1, await Sees(Cast.Ke, 10));
        await Obligations.Ledger.Called(_house, _delivery, March(10, 9));
        Assert.Equal((0, 0), (await Sees(Cast.Ke, 10), await Sees(Cast.Gao, 10)));
    }

    [Fact]
    public async Task The_general_manager_sets_another_ladder_and_no_step_comes_before_the_one_below()
    {
        var wrong = await _house.Do(Cast.Gao, (SetLadder duty) => duty.Now(new() { First = 5, Second = 2, Third = 7 }, default));
        Assert.Equal("Second", Assert.Single(wrong.Problems).Field);
        Assert.True((await _house.Do(Cast.Gao, (SetLadder duty) => duty.Now(new() { First = 1, Second = 1, Third = 2 }, default))).Ok);
        Assert.Equal(1, await Sees(Cast.Gao, 8));
    }
}
