using Dealership.Admin.Demonstration;
using Dealership.Admin.Positions;
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
        Assert.Equal(StandardPositions.All.Count, await _house.Sql<int>("select count(*) from admin.positions"));
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
    public async Task A_new_store_has_a_showroom_on_the_days_chosen_and_offices_five_days_a_week()
    {
        await Empty();
        var form = Form();
        form.OpenDays = [6, 1, 2, 3, 4, 5];
        Assert.True((await SetUp(form)).Ok);
        var hours = await _house.Read(Cast.An, (HoursList list) => list.Show(default));
        Assert.Equal(["", "Admin", "Management"], hours.Select(h => h.Department));
        Assert.Equal([6, 5, 5], hours.Select(h => h.Hours.Count(d => d.Length > 0)));
        Assert.Equal("", hours[0].Hours[6]);
    }

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
