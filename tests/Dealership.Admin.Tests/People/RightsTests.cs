using Dealership.Admin.People;
using Dealership.Admin.Permissions;
using Dealership.Admin.Tokens;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class RightsTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_caller_has_the_rights_that_departments_declare_for_his_positions()
    {
        var song = (await Session(Cast.Song))!;
        Assert.Equal(_house.As(Cast.Song).Rights.Order(), song.Rights.Order());
        Assert.Equal("测试店", song.StoreName);
        Assert.Equal([new Text("销售经理", "Sales manager")], song.PositionNames);
    }

    [Fact]
    public async Task A_right_taken_from_a_position_is_gone_with_the_next_request_and_comes_back()
    {
        Assert.True((await Session(Cast.An))!.May(Rights.KeepPeople));
        await Change(Position.AdministrationOfficer, Rights.KeepPeople, false);
        Assert.False((await Session(Cast.An))!.May(Rights.KeepPeople));
        await Change(Position.AdministrationOfficer, Rights.KeepPeople, true);
        Assert.True((await Session(Cast.An))!.May(Rights.KeepPeople));
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.given_rights"));
    }

    [Fact]
    public async Task A_right_given_to_a_position_is_there_for_its_holders_alone()
    {
        await Change(Position.InformationOfficer, Rights.SeeAudit, true);
        Assert.True((await Session(Cast.Xin))!.May(Rights.SeeAudit));
        Assert.False((await Session(Cast.Lin))!.May(Rights.SeeAudit));
    }

    [Fact]
    public async Task A_person_with_two_positions_has_the_rights_of_both()
    {
        Assert.True((await _house.Do(Cast.Gao, (HoldPosition d) => d.Now(Cast.Zhan.Id, new() { Position = Position.SatisfactionOfficer }, default))).Ok);
        var zhan = (await Session(Cast.Zhan))!;
        var wanted = _house.As(Cast.Zhan).Rights.Union(_house.As(Cast.Shu).Rights).Order();
        Assert.Equal(wanted, zhan.Rights.Order());
    }

    [Fact]
    public async Task Rights_end_with_the_position_and_begin_no_earlier_than_it()
    {
        var tomorrow = new DateOnly(2026, 3, 5);
        Assert.True((await _house.Do(Cast.An, (EndPosition d) => d.Now(Cast.Wei.Id, new() { Position = Position.SalesConsultant }, default))).Ok);
        Assert.True((await _house.Do(Cast.An, (HoldPosition d) => d.Now(Cast.Wei.Id, new() { Position = Position.ShowroomSupervisor, Since = tomorrow }, default))).Ok);
        Assert.Empty((await Session(Cast.Wei))!.Positions);
        _house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([Position.ShowroomSupervisor], (await Session(Cast.Wei))!.Positions);
    }

    [Fact]
    public async Task The_general_manager_cannot_be_locked_out_of_the_rights() =>
        Assert.False((await _house.Do(Cast.Gao, (ChangeRight d) => d.Now(new() { Position = Position.GeneralManager, Right = Rights.ChangeRights }, default))).Ok);

    [Fact]
    public async Task A_token_works_as_its_maker_within_the_rights_chosen_and_ends_when_revoked()
    {
        var form = new MakeToken.Form { Name = "报表系统", OnlyRights = [Rights.SeeAudit] };
        var made = await _house.Do(Cast.Ke, (MakeToken d) => d.Now(form, default));
        var caller = (await Token(form.Token!))!;
        Assert.Equal(Cast.Ke.Id, caller.PersonId);
        Assert.Equal([Rights.SeeAudit], caller.Rights);
        Assert.Null(await Token(form.Token + "0"));
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.tokens where encode(hash, 'escape') like '%dm_%'"));
        Assert.NotNull(await _house.Sql<DateTime?>("select last_used_at from admin.tokens"));
        Assert.True((await _house.Do(Cast.Ke, (RevokeToken d) => d.Now(made.Id!.Value, default))).Ok);
        Assert.Null(await Token(form.Token!));
    }

    [Fact]
    public async Task A_token_ends_on_its_last_day_and_never_has_more_rights_than_its_maker()
    {
        Assert.False((await _house.Do(Cast.Ke, (MakeToken d) => d.Now(new() { Name = "x", OnlyRights = [Rights.ChangeRights] }, default))).Ok);
        var form = new MakeToken.Form { Name = "一天", LastDay = new(2026, 3, 4) };
        Assert.True((await _house.Do(Cast.Ke, (MakeToken d) => d.Now(form, default))).Ok);
        Assert.Equal(_house.As(Cast.Ke).Rights.Order(), (await Token(form.Token!))!.Rights.Order());
        _house.Clock.Advance(TimeSpan.FromHours(14.1));
        Assert.Null(await Token(form.Token!));
    }

    private async Task<Caller?> Session(DemoPerson person)
    {
        var stamp = await _house.Sql<string>("select stamp from admin.logins where person_id = @id", new { id = person.Id });
        return await _house.Ask(person, (IIdentity i) => i.Session(person.Id, Cast.Store, stamp, default));
    }

    private Task<Caller?> Token(string token) => _house.Ask(Cast.Gao, (IIdentity i) => i.Token(token, default));

    private async Task Change(string position, string right, bool given) => Assert.True(
        (await _house.Do(Cast.Gao, (ChangeRight d) => d.Now(new() { Position = position, Right = right, Given = given }, default))).Ok);
}
