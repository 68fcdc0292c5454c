using Dealership.Admin.Tests.Obligations;
using Dealership.Admin.Workbench;
using Dealership.Contracts.Csi;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Workbench;

public sealed class MyDeskTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Seven_stand_open_late_first_then_today_then_next_and_the_rest_is_folded()
    {
        var late = await _house.HandedOver(March(1, 9) - TimeSpan.FromDays(1)); // due 3 March
        var today = await _house.HandedOver(March(1, 9)); // due 4 March
        for (var i = 0; i < 7; i++) await _house.HandedOver(Wednesday(9));
        var desk = await Desk(Cast.Lin);
        Assert.Equal(["late", "today", "open", "open", "open", "open", "open"], desk.Now.Select(i => i.State));
        Assert.Equal(2, desk.Later.Count);
        Assert.Equal((1, 1), (desk.Late, desk.Today));
        var all = await _house.All();
        Assert.Equal([all.Single(o => o.Subject == late).Id, all.Single(o => o.Subject == today).Id], desk.Now.Take(2).Select(i => i.Id));
    }

    [Fact]
    public async Task What_is_late_for_over_a_month_does_not_hide_what_can_still_be_saved()
    {
        await _house.HandedOver(March(1, 9) - TimeSpan.FromDays(60));
        await _house.HandedOver(Wednesday(9));
        var desk = await Desk(Cast.Lin);
        Assert.Equal("open", Assert.Single(desk.Now).State);
        Assert.Single(desk.Stale);
    }

    [Fact]
    public async Task What_may_not_be_begun_yet_waits_under_the_day_it_opens()
    {
        var survey = Guid.CreateVersion7();
        await _house.Hear("csi", new SurveySampled(survey, Guid.CreateVersion7(), March(12, 0), March(19, 18)), survey);
        var desk = await Desk(Cast.Shu);
        Assert.Empty(desk.Now);
        Assert.Equal((new DateOnly(2026, 3, 12), "waiting"), (Assert.Single(desk.Later).Day, desk.Later[0].State));
    }

    [Fact]
    public async Task The_superior_sees_what_a_vacancy_owes_and_the_new_holder_takes_it_over()
    {
        await _house.Sql<int>("update admin.holdings set until = '2026-03-04' where store_id = 1 and position_code = 'CS'");
        await _house.HandedOver(Wednesday(9));
        Assert.Single((await Desk(Cast.Ke)).Kept);
        Assert.Empty((await Desk(Cast.Gao)).Kept);
        await _house.Sql<int>("insert into admin.holdings (store_id, person_id, position_code, since) values (1, @id, 'CS', '2026-03-04')", new { id = Cast.Xin.Id });
        var xin = Cast.Xin with { Positions = ["IO", "CS"] };
        Assert.False(Assert.Single((await Desk(xin)).Now).Kept);
        Assert.Empty((await Desk(Cast.Ke)).Kept);
    }

    [Fact]
    public async Task What_somebody_who_left_still_owed_is_kept_by_his_superior()
    {
        await _house.HandedOver(Wednesday(9));
        await _house.Sql<int>("update admin.people set left_on = '2026-03-05' where store_id = 1 and id = @id", new { id = Cast.Lin.Id });
        _house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single((await Desk(Cast.Ke)).Kept);
    }

    [Fact]
    public async Task What_he_must_not_do_himself_is_not_on_his_desk_but_on_his_superiors()
    {
        await _house.Sql<int>("update admin.holdings set person_id = @wei where store_id = 1 and position_code = 'CS'", new { wei = Cast.Wei.Id });
        await _house.HandedOver(Wednesday(9), consultant: Cast.Wei.Id);
        var wei = Cast.Wei with { Positions = ["SC", "CS"] };
        Assert.Empty((await Desk(wei)).Now);
        Assert.Single((await Desk(Cast.Ke)).Kept);
    }

    [Fact]
    public async Task What_was_proven_today_is_shown_and_no_longer_owed()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        await _house.Called(delivery, Wednesday(9, 30));
        var desk = await Desk(Cast.Lin);
        Assert.Empty(desk.Now);
        Assert.True(Assert.Single(desk.Done).InTime);
        _house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await Desk(Cast.Lin)).Done);
    }

    [Fact]
    public async Task A_colleagues_desk_is_not_mine()
    {
        await _house.HandedOver(Wednesday(9));
        Assert.Empty((await Desk(Cast.Shu)).Now);
    }

    private Task<MyDesk.View> Desk(DemoPerson person) => _house.Read(person, (MyDesk d) => d.Show(default));
}
