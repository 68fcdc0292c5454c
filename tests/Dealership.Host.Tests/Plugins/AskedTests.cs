using Dealership.Contracts.Admin;
using Dealership.Host.Plugins;
using Dealership.Host.Tests.Listening;
using Dealership.Plugin;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Host.Tests.Plugins;

public sealed class AskedTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Another_department_is_missed_by_whoever_asks_it_and_by_nobody_else()
    {
        var room = _house.House.RoomOf(typeof(WriteNote));
        await using var alone = new House([room], _house.Database, TimeProvider.System, NullLoggerFactory.Instance, TestHouse.Lent);
        await using var run = alone.Open(room, _house.As(Cast.Lin));
        var calendar = run.Get<ICalendar>();
        Assert.Equal("Admin", (await Assert.ThrowsAsync<DepartmentMissingException>(() => calendar.Today(default))).Department);
    }

    [Fact]
    public async Task Who_is_asked_twice_answers_from_one_run_and_two_runs_share_none()
    {
        var room = _house.House.RoomOf(typeof(WriteNote));
        await using var first = _house.House.Open(room, _house.As(Cast.Lin));
        await using var second = _house.House.Open(room, _house.As(Cast.Lin));
        var (one, other) = (first.Get<ICalendar>(), second.Get<ICalendar>());
        Assert.Same(one, first.Get<ICalendar>());
        Assert.NotSame(one, other);
        Assert.Equal(await one.Today(default), await other.Today(default));
        await first.DisposeAsync();
        Assert.Equal(new(2026, 3, 4), await other.Today(default));
    }
}
