using Dealership.Admin.Escalation;
using Dealership.Admin.Obligations;
using Dealership.Admin.People;
using Dealership.Admin.Positions;
using Dealership.Admin.Tests.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Positions;

public sealed class OrganisationTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 4);
    private static readonly DateOnly April = new(2026, 4, 1);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_change_takes_effect_on_its_day_and_the_days_before_keep_what_they_had()
    {
        Assert.True((await Change("CS", f => (f.From, f.Superior, f.Authorised) = (April, "SM", 2))).Ok);
        Assert.Equal(("CM", null), Told(await On(Today), "CS"));
        Assert.Equal(("CM", null), Told(await On(April.AddDays(-1)), "CS"));
        Assert.Equal(("SM", 2), Told(await On(April), "CS"));
        Assert.Equal("CS", Assert.Single((await On(Today)).Planned).Code);
        _house.Clock.SetUtcNow(new(2026, 4, 2, 2, 0, 0, TimeSpan.Zero));
        Assert.Empty((await On(null)).Planned);
        Assert.Equal(("CM", null), Told(await On(Today), "CS"));
    }

    [Fact]
    public async Task The_past_cannot_be_decided()
    {
        var refused = await Change("CS", f => (f.From, f.Superior) = (Today.AddDays(-1), "SM"));
        Assert.Equal(["From"], refused.Problems.Select(p => p.Field));
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.position_changes"));
    }

    [Fact]
    public async Task A_later_decision_leaves_alone_what_it_does_not_change()
    {
        await Change("SC", f => (f.From, f.Authorised) = (Today, 6));
        await Change("SC", f => (f.From, f.Superior, f.Authorised) = (April, "SM", 6));
        await Change("SC", f => (f.From, f.Authorised) = (Today.AddDays(7), 8));
        Assert.Equal(("SM", 8), Told(await On(April), "SC"));
    }

    [Fact]
    public async Task No_position_reports_to_itself_on_any_day_also_not_by_a_change_that_is_still_to_come()
    {
        Assert.Equal("Superior", Assert.Single((await Change("CM", f => f.Superior = "CS")).Problems).Field);
        Assert.True((await Change("SM", f => (f.From, f.Superior) = (April, "CM"))).Ok);
        var circle = await Change("CM", f => (f.From, f.Superior) = (Today, "SC"));
        Assert.Contains("4月1日", Assert.Single(circle.Problems, p => p.Field == "Superior").Text.Zh);
    }

    [Fact]
    public async Task A_position_that_is_held_or_has_others_under_it_cannot_be_closed()
    {
        Assert.Equal("Close", (await Change("CSI", f => f.Close = true)).Problems[0].Field);
        Assert.Contains(Cast.Shu.Name, (await Change("CSI", f => f.Close = true)).Problems[0].Text.Zh);
        Assert.Contains("客服专员", (await Change("CM", f => f.Close = true)).Problems.Single(p => p.Text.Zh.Contains("客服专员", StringComparison.Ordinal)).Text.Zh);
        Assert.True((await _house.Do(Cast.Gao, (EndPosition d) => d.Now(Cast.Shu.Id, new() { Position = "CSI", Until = April }, default))).Ok);
        Assert.False((await Change("CSI", f => (f.From, f.Close) = (Today, true))).Ok);
        Assert.True((await Change("CSI", f => (f.From, f.Close) = (April, true))).Ok);
        Assert.DoesNotContain((await On(April)).Chart, p => p.Position.Code == "CSI");
        Assert.Contains((await On(Today)).Chart, p => p.Position.Code == "CSI");
    }

    [Fact]
    public async Task Nobody_is_given_a_position_that_will_be_closed_nor_put_under_one()
    {
        await _house.Do(Cast.Gao, (EndPosition d) => d.Now(Cast.Shu.Id, new() { Position = "CSI" }, default));
        await Change("CSI", f => (f.From, f.Close) = (April, true));
        Assert.Equal("Position", Assert.Single((await _house.Do(Cast.Gao, (HoldPosition d) => d.Now(Cast.Xin.Id, new() { Position = "CSI" }, default))).Problems).Field);
        Assert.Equal("Superior", Assert.Single((await Change("IO", f => f.Superior = "CSI")).Problems).Field);
    }

    [Fact]
    public async Task What_a_closed_position_still_owed_goes_to_who_stood_above_it()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        await _house.Do(Cast.Gao, (EndPosition d) => d.Now(Cast.Lin.Id, new() { Position = "CS" }, default));
        await _house.Sql<int>("update admin.people set left_on = '2026-03-04' where store_id = 1 and id = @id", new { id = Cast.Lin.Id });
        Assert.True((await Change("CS", f => f.Close = true)).Ok);
        Assert.Equal("CM", (await _house.Obligation(delivery)).Keeper);
    }

    [Fact]
    public async Task A_vacancy_and_what_is_late_go_the_way_of_the_organisation_of_that_day()
    {
        var delivery = await _house.HandedOver(Wednesday(9)); // due 7 March
        await Change("CS", f => (f.From, f.Superior) = (new(2026, 3, 9), "SM"));
        _house.Clock.SetUtcNow(March(8, 9));
        Assert.Equal((1, 0), (await Late(Cast.Ke), await Late(Cast.Song)));
        _house.Clock.SetUtcNow(March(9, 9));
        Assert.Equal((0, 1), (await Late(Cast.Ke), await Late(Cast.Song)));
        await _house.Sql<int>("update admin.people set left_on = '2026-03-09' where store_id = 1 and id = @id", new { id = Cast.Lin.Id });
        Assert.Equal("SM", (await _house.Obligation(delivery)).Keeper);
    }

    [Fact]
    public async Task Posts_and_people_are_set_against_each_other()
    {
        await Change("SC", f => f.Authorised = 1);
        await Change("CS", f => f.Authorised = 2);
        await _house.Do(Cast.Gao, (AddPosition d) => d.Now(new() { Code = "FA", NameZh = "金融专员", Department = "Sales", Superior = "SM", Authorised = 1, Since = April }, default));
        var chart = (await On(April)).Chart.Select(p => p.Position).ToDictionary(p => p.Code);
        Assert.Equal((2, 1), (chart["SC"].InPost, chart["SC"].Over));
        Assert.Equal((1, 1, false), (chart["CS"].InPost, chart["CS"].Missing, chart["CS"].Vacant));
        Assert.Equal((0, true, "SM"), (chart["FA"].InPost, chart["FA"].Vacant, chart["FA"].Keeper));
        Assert.DoesNotContain((await On(Today)).Chart, p => p.Position.Code == "FA");
    }

    [Fact]
    public async Task A_planned_change_can_be_taken_back_and_one_in_effect_cannot()
    {
        var planned = (await Change("CS", f => (f.From, f.Superior) = (April, "SM"))).Id!.Value;
        Assert.True((await Withdraw(planned)).Ok);
        Assert.Equal("CM", Told(await On(April), "CS").Superior);
        Assert.Equal(1, await _house.Sql<int>("select count(*) from admin.position_changes where withdrawn_by is not null"));
        Assert.False((await Withdraw((await Change("CS", f => f.Superior = "SM")).Id!.Value)).Ok);
    }

    [Fact]
    public async Task Taking_back_is_refused_where_it_would_leave_a_circle()
    {
        var away = (await Change("CS", f => (f.From, f.Superior) = (April, "SM"))).Id!.Value;
        Assert.True((await Change("CM", f => (f.From, f.Superior) = (April, "CS"))).Ok);
        Assert.False((await Withdraw(away)).Ok);
        Assert.Equal("SM", Told(await On(April), "CS").Superior);
    }

    [Fact]
    public async Task Only_the_general_manager_decides()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.An, (ChangePosition d) => d.Now("CS", new() { Superior = "SM" }, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.An, (ApproveEstablishment d) => d.Now(new(), default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (Organisation o) => o.Show(null, default)));
    }

    [Fact]
    public async Task Deciding_proves_GM3_when_it_is_owed()
    {
        _house.Clock.SetUtcNow(new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero));
        await _house.Tick();
        var owed = Assert.Single(await _house.All("GM-3"));
        Assert.Equal(("open", "/admin/organisation"), (owed.State, owed.Link));
        Assert.False((await _house.Do(Cast.Gao, (ApproveEstablishment d) => d.Now(new(), default))).Ok); // no posts set
        var form = new ChangePosition.Form { Superior = "CM", Department = "CustomerService", Authorised = 2, Words = "来年增加一人" };
        Assert.True((await _house.Do(Cast.Gao, (ChangePosition d) => d.Now("CS", form, default))).Ok);
        Assert.Equal("on-time", Assert.Single(await _house.All("GM-3")).State);
        Assert.Equal("event", await _house.Sql<string>("select grade from admin.evidence where clause_code = 'GM-3'"));
    }

    [Fact]
    public async Task All_of_it_stands_once_every_position_has_its_posts()
    {
        await _house.Sql<int>("update admin.positions set authorised = 1 where store_id = 1");
        Assert.True((await _house.Do(Cast.Gao, (ApproveEstablishment d) => d.Now(new() { Words = "2026 年" }, default))).Ok);
        var approved = (await On(null)).Approved!;
        Assert.Equal((14, 13, Cast.Gao.Name), (approved.Posts, approved.InPost, approved.By)); // Du holds two, and there are two consultants
    }

    [Fact]
    public async Task Another_store_keeps_its_own_organisation()
    {
        await Change("CS", f => f.Superior = "SM");
        var other = _house.As(Cast.Gao, Cast.OtherStore);
        Assert.Equal("CM", Told(await _house.Read(other, (Organisation o) => o.Show(null, default)), "CS").Superior);
        Assert.Empty((await _house.Read(other, (PositionRecord r) => r.Show("CS", default)))!.Changes);
        var mine = await _house.Sql<Guid>("select id from admin.position_changes");
        Assert.False((await _house.Do(other, (WithdrawChange d) => d.Now(mine, default))).Ok);
        Assert.Equal("SM", (await _house.Ask(Cast.Gao, (IPositions p) => p.All(default))).Single(p => p.Code == "CS").Superior);
    }

    private async Task<Outcome> Change(string code, Action<ChangePosition.Form> change)
    {
        var now = (await _house.Read(Cast.Gao, (PositionRecord r) => r.Show(code, default)))!.Position;
        var form = new ChangePosition.Form { Superior = now.Superior, Department = now.Department, Authorised = now.Authorised, Words = "调整架构" };
        change(form);
        return await _house.Do(Cast.Gao, (ChangePosition d) => d.Now(code, form, default));
    }

    private Task<Outcome> Withdraw(Guid change) => _house.Do(Cast.Gao, (WithdrawChange d) => d.Now(change, default));

    private Task<Organisation.View> On(DateOnly? day) => _house.Read(Cast.An, (Organisation o) => o.Show(day, default));

    private async Task<int> Late(DemoPerson who) => (await _house.Read(who, (Escalated e) => e.Show(default))).Count(i => i.Clause == "CS-6");

    private static (string? Superior, int? Authorised) Told(Organisation.View view, string code) =>
        view.Chart.Where(p => p.Position.Code == code).Select(p => (p.Position.Superior, p.Position.Authorised)).Single();
}
