using Dealership.Admin.Demonstration;
using Dealership.Admin.SetUp;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class SetUpTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_first_visit_makes_the_store_and_its_general_manager_and_the_second_is_refused()
    {
        await Empty();
        var made = await Task.WhenAll(SetUp(Form()), SetUp(Form()));
        var first = Assert.Single(made, m => m.Ok);
        Assert.False((await SetUp(Form())).Ok);
        var owner = await _house.Ask(Cast.Gao, (IPeople p) => p.Holding(Position.GeneralManager, default));
        Assert.Equal([first.Id!.Value], owner.Select(o => o.Id));
        Assert.Equal(12, await _house.Sql<int>("select count(*) from admin.positions"));
    }

    [Fact]
    public async Task Everything_wrong_with_the_set_up_is_said_at_once()
    {
        await Empty();
        var refused = await SetUp(new() { Zone = "Mars/Olympus", OpenDays = [], Login = "x", Password = "password12", Again = "password13" });
        Assert.Equal(["StoreName", "Zone", "OpenDays", "Name", "Login", "Password", "Again"], refused.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task There_is_no_set_up_where_there_is_a_store() => Assert.False((await SetUp(Form())).Ok);

    [Fact]
    public async Task Positions_are_switched_in_the_demo_and_refused_outside_it()
    {
        var inDemo = _house.As(Cast.Lin) with { Demo = true };
        Assert.Equal(Cast.Song.Id, (await _house.Do(inDemo, (EnterDemoAs d) => d.Now(Position.SalesManager, "", default))).Id);
        Assert.False((await _house.Do(Cast.Lin, (EnterDemoAs d) => d.Now(Position.SalesManager, "", default))).Ok);
        await _house.Sql<int>("update admin.stores set is_demo = false");
        Assert.False((await _house.Do(inDemo, (EnterDemoAs d) => d.Now(Position.SalesManager, "", default))).Ok);
        Assert.False((await _house.Do(Caller.Stranger("zh", Cast.Store), (EnterDemoAs d) => d.Now(Position.GeneralManager, "", default))).Ok);
    }

    [Fact]
    public async Task The_calendar_follows_the_week_and_its_exceptions_and_an_exception_can_be_taken_back()
    {
        var store = new ChangeStore.Form { StoreName = "测试店", Zone = "Asia/Shanghai", OpenDays = [1, 2, 3, 4, 5, 6] };
        Assert.True((await _house.Do(Cast.An, (ChangeStore d) => d.Now(store, default))).Ok);
        var sunday = new DateOnly(2026, 3, 8);
        await Set(sunday, true, "补班");
        var march = await _house.Read(Cast.An, (CalendarMonth m) => m.Show(null, default));
        Assert.Equal((31, 27), (march.Days.Count, march.Days.Count(d => d.Open)));
        Assert.Equal(new(sunday, true, true, "补班"), march.Days.Single(d => d.Day == sunday));
        await Set(sunday, false, "");
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.calendar_days"));
    }

    private async Task Set(DateOnly day, bool open, string note) =>
        Assert.True((await _house.Do(Cast.An, (SetDay d) => d.Now(new() { Day = day, State = open ? "open" : "closed", Note = note }, default))).Ok);

    private Task<Outcome> SetUp(OpenStore.Form form) => _house.Do(Caller.Stranger("zh", OpenStore.FirstStore), (OpenStore d) => d.Now(form, default));

    private static OpenStore.Form Form() => new()
    {
        StoreName = "新店",
        Name = "高总",
        Login = "gao",
        Password = "three cars in a row",
        Again = "three cars in a row",
    };

    private Task Empty() => _house.Sql<int>("truncate admin.stores cascade");
}
