using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class StaffTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_position_answers_with_everybody_who_holds_it()
    {
        var consultants = await Ask(p => p.Holding(Position.SalesConsultant, default));
        Assert.Equal([Cast.Wei.Name, Cast.Hua.Name], consultants.Select(c => c.Name));
    }

    [Fact]
    public async Task A_vacant_position_answers_with_nobody()
    {
        await _house.Sql<int>("update admin.holdings set until = '2026-03-04' where store_id = 1 and position_code = 'CSI'");
        Assert.Empty(await Ask(p => p.Holding(Position.SatisfactionOfficer, default)));
    }

    [Fact]
    public async Task A_person_with_two_positions_has_both_on_his_card()
    {
        var cards = await Ask(p => p.Named([Cast.Du.Id], default));
        Assert.Equal([Position.CampaignPlanner, Position.CampaignExecutor], cards[Cast.Du.Id].Positions);
    }

    [Fact]
    public async Task Somebody_of_another_store_is_unknown_here()
    {
        Assert.Empty(await Ask(p => p.Named([Cast.AtStore(Cast.Lin.Id, Cast.OtherStore)], default)));
        Assert.Equal(Cast.Lin.Id, (await Ask(p => p.Known("e004", default)))!.Id);
    }

    [Fact]
    public async Task A_name_that_two_people_have_names_nobody()
    {
        Assert.Equal(Cast.Wei.Id, (await Ask(p => p.Known("魏强", default)))!.Id);
        await _house.Sql<int>("update admin.people set name = '魏强' where store_id = 1 and number = 'E011'");
        Assert.Null(await Ask(p => p.Known("魏强", default)));
    }

    [Fact]
    public async Task The_store_has_its_own_today()
    {
        _house.Clock.Advance(TimeSpan.FromHours(14)); // midnight in Shanghai, still the 4th in UTC
        Assert.Equal(new(2026, 3, 5), await _house.Ask(Cast.Gao, (ICalendar c) => c.Today(default)));
    }

    private Task<T> Ask<T>(Func<IPeople, Task<T>> ask) => _house.Ask(Cast.Gao, ask);
}
