using Dealership.Admin.Audit;
using Dealership.Admin.People;
using Dealership.Admin.Positions;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Admin.Tests.People;

public sealed class KeepPeopleTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_person_joins_with_a_position_and_a_one_time_password()
    {
        var form = new AddPerson.Form { Number = "E100", Name = "新来的", Position = Position.SalesConsultant, Login = "newcomer" };
        var added = await _house.Do(Cast.An, (AddPerson d) => d.Now(form, default));
        Assert.Equal(12, form.OneTimePassword!.Length);
        var view = (await _house.Read(Cast.An, (PersonRecord r) => r.Show(added.Id!.Value, default)))!;
        Assert.Equal([Position.SalesConsultant], view.Holdings.Select(h => h.Code));
        Assert.Equal(("newcomer", true), (view.Person.Login, view.Person.HasPassword));
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.commands where said_zh like '%' || @p || '%'", new { p = form.OneTimePassword }));
    }

    [Fact]
    public async Task A_number_or_a_login_that_is_taken_is_refused_and_leaves_nothing_behind()
    {
        var number = await _house.Do(Cast.An, (AddPerson d) => d.Now(new() { Number = "E001", Name = "甲" }, default));
        Assert.Equal(["Number"], number.Problems.Select(p => p.Field));
        var elsewhere = $"{Cast.Lin.Login.ToUpperInvariant()}2"; // at the other store
        var login = await _house.Do(Cast.An, (AddPerson d) => d.Now(new() { Number = "E100", Name = "甲", Login = elsewhere }, default));
        Assert.Equal(["Login"], login.Problems.Select(p => p.Field));
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.people where number = 'E100'"));
    }

    [Fact]
    public async Task The_last_general_manager_stays_until_a_successor_can_sign_in()
    {
        Assert.False((await _house.Do(Cast.Gao, (RecordLeaving d) => d.Now(Cast.Gao.Id, new(), default))).Ok);
        Assert.False((await End(Cast.Gao, Cast.Gao)).Ok);
        Assert.True((await _house.Do(Cast.Gao, (HoldPosition d) => d.Now(Cast.Song.Id, new() { Position = Position.GeneralManager }, default))).Ok);
        Assert.True((await End(Cast.Gao, Cast.Gao)).Ok);
        Assert.False((await End(Cast.Gao, Cast.Song)).Ok);
    }

    [Fact]
    public async Task Two_general_managers_cannot_end_each_other_at_the_same_instant()
    {
        await _house.Do(Cast.Gao, (HoldPosition d) => d.Now(Cast.Song.Id, new() { Position = Position.GeneralManager }, default));
        var ended = await Task.WhenAll(End(Cast.Gao, Cast.Gao), End(Cast.Gao, Cast.Song));
        Assert.Single(ended, e => e.Ok);
    }

    [Fact]
    public async Task Whoever_keeps_the_staff_list_cannot_make_or_become_a_general_manager()
    {
        Assert.False((await _house.Do(Cast.An, (HoldPosition d) => d.Now(Cast.Wei.Id, new() { Position = Position.GeneralManager }, default))).Ok);
        Assert.False((await _house.Do(Cast.An, (HoldPosition d) => d.Now(Cast.An.Id, new() { Position = Position.SalesManager }, default))).Ok);
        Assert.False((await _house.Do(Cast.An, (AddPerson d) => d.Now(new() { Number = "E100", Name = "甲", Position = Position.GeneralManager }, default))).Ok);
        Assert.False((await _house.Do(Cast.An, (GiveOneTimePassword d) => d.Now(Cast.Gao.Id, new(), default))).Ok);
        Assert.False((await _house.Do(Cast.An, (RecordLeaving d) => d.Now(Cast.Gao.Id, new(), default))).Ok);
    }

    [Fact]
    public async Task Somebody_who_left_holds_nothing_cannot_sign_in_and_can_be_taken_back()
    {
        var stamp = await _house.Sql<string>("select stamp from admin.logins where person_id = @id", new { id = Cast.Wei.Id });
        Assert.True((await _house.Do(Cast.An, (RecordLeaving d) => d.Now(Cast.Wei.Id, new(), default))).Ok);
        Assert.Null(await _house.Ask(Cast.Wei, (IIdentity i) => i.Session(Cast.Wei.Id, Cast.Store, stamp, default)));
        Assert.Null(await _house.Ask(Cast.Wei, (IIdentity i) => i.Login(Cast.Wei.Login, default)));
        var list = await _house.Read(Cast.An, (PeopleList l) => l.Show(new(), default));
        Assert.DoesNotContain(list.Rows, r => r.Id == Cast.Wei.Id);
        Assert.True((await _house.Do(Cast.An, (TakeBack d) => d.Now(Cast.Wei.Id, default))).Ok);
        Assert.DoesNotContain((await _house.Read(Cast.An, (PersonRecord r) => r.Show(Cast.Wei.Id, default)))!.Holdings, h => h.Until is null);
    }

    [Fact]
    public async Task Another_stores_people_are_invisible()
    {
        Assert.Null(await _house.Read(Cast.An, (PersonRecord r) => r.Show(Cast.AtStore(Cast.Wei.Id, Cast.OtherStore), default)));
        Assert.False((await _house.Do(Cast.An, (ChangePerson d) => d.Now(Cast.AtStore(Cast.Wei.Id, Cast.OtherStore), new() { Number = "X", Name = "X" }, default))).Ok);
        Assert.Equal(12, (await _house.Read(Cast.An, (PeopleList l) => l.Show(new(), default))).Count);
    }

    [Fact]
    public async Task The_list_pages_by_number_and_finds_by_name_and_position()
    {
        var first = await _house.Read(Cast.An, (PeopleList l) => l.Show(new(Take: 5), default));
        var second = await _house.Read(Cast.An, (PeopleList l) => l.Show(new(Take: 50, After: first.Next), default));
        Assert.Equal(Cast.All.Select(p => p.Number), first.Rows.Concat(second.Rows).Select(r => r.Number));
        Assert.Equal([Cast.Lin.Id], (await _house.Read(Cast.An, (PeopleList l) => l.Show(new("小芳"), default))).Rows.Select(r => r.Id));
        Assert.Equal([Cast.Wei.Id, Cast.Hua.Id], (await _house.Read(Cast.An, (PeopleList l) => l.Show(new(Position: "SC"), default))).Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task A_vacant_position_is_shown_as_one_and_a_store_adds_its_own()
    {
        await _house.Do(Cast.An, (EndPosition d) => d.Now(Cast.Shu.Id, new() { Position = Position.SatisfactionOfficer }, default));
        Assert.True((await _house.Do(Cast.Gao, (AddPosition d) => d.Now(new() { Code = "fa", NameZh = "金融专员", Department = "Sales", Superior = "SM" }, default))).Ok);
        var board = await _house.Read(Cast.Gao, (PositionBoard b) => b.Show(default));
        Assert.Equal(["CSI", "KA", "DN", "FA"], board.Where(p => p.Vacant).Select(p => p.Code));
        Assert.Equal([Cast.Wei.Name, Cast.Hua.Name], board.Single(p => p.Code == "SC").HolderNames);
    }

    [Fact]
    public async Task What_was_done_stands_in_the_trail_with_the_persons_name()
    {
        await _house.Do(Cast.An, (RecordLeaving d) => d.Now(Cast.Wei.Id, new(), default));
        var trail = await _house.Read(Cast.Gao, (AuditTrail t) => t.Show(new(Person: Cast.An.Number, Department: "Admin"), default));
        var line = Assert.Single(trail.Rows);
        Assert.Equal((nameof(RecordLeaving), Cast.An.Name, "魏强 已离职"), (line.Duty, line.Person, line.Said));
        Assert.Empty((await _house.Read(Cast.Gao, (AuditTrail t) => t.Show(new(Duty: AuditTrail.Reveals), default))).Rows);
    }

    private Task<Outcome> End(DemoPerson by, DemoPerson whose) =>
        _house.Do(by, (EndPosition d) => d.Now(whose.Id, new() { Position = Position.GeneralManager }, default));
}
