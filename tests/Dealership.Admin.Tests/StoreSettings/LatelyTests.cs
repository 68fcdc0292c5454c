using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.StoreSettings;

public sealed class LatelyTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 3, 5);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_day_that_is_closed_here_is_closed_for_the_next_who_asks()
    {
        Assert.True(await Worked());
        await Close();
        Assert.False(await Worked());
    }

    private async Task Close() => Assert.True((await _house.Do(Cast.An, (SetDay d) => d.Now(new() { Day = Thursday, Note = "盘点" }, default))).Ok);

    private async Task<bool> Worked() => (await _house.Ask(Cast.Gao, (ICalendar c) => c.Day(Thursday, null, default))).Worked;
}
