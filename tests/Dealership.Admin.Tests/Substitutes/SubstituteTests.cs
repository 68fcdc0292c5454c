using Dealership.Admin.Obligations;
using Dealership.Admin.People;
using Dealership.Admin.Substitutes;
using Dealership.Admin.Tests.Obligations;
using Dealership.Admin.Workbench;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Substitutes;

/// <summary>The officer is away from Thursday, 5 March, to Sunday, 8 March, and the information officer stands in.</summary>
public sealed class SubstituteTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 3, 5);
    private static readonly DateOnly Sunday = new(2026, 3, 8);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task For_the_span_he_has_her_work_and_her_rights_and_then_all_returns_by_itself()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        Assert.True((await Name()).Ok);
        Assert.Equal((1, 0), (await Owed(Cast.Lin), await Owed(Cast.Xin)));
        _house.Clock.SetUtcNow(March(5, 9));
        var line = Assert.Single((await Desk(Cast.Xin)).Now);
        Assert.Equal((Cast.Lin.Name, false), (line.StandsInFor, line.Kept));
        Assert.Equal(Cast.Xin.Name, Assert.Single((await Desk(Cast.Lin)).Now).StandIn);
        Assert.Equal((Cast.Lin.Id, Cast.Xin.Name), ((await _house.Obligation(delivery)).HolderId, (await _house.Obligation(delivery)).StandIn));
        Assert.Contains(Position.CustomerServiceOfficer, (IEnumerable<string>)(await Caller(Cast.Xin)).Positions);
        Assert.True((await Caller(Cast.Xin)).May("customer-service.follow-ups.call"));
        _house.Clock.SetUtcNow(March(9, 9));
        Assert.Equal((1, 0), (await Owed(Cast.Lin), await Owed(Cast.Xin)));
        Assert.Null((await _house.Obligation(delivery)).StandIn);
        Assert.False((await Caller(Cast.Xin)).May("customer-service.follow-ups.call"));
    }

    [Fact]
    public async Task What_is_done_stands_under_the_name_of_who_did_it()
    {
        await _house.Sql<int>("""
            insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, what_zh, what_en, link, due_at, owed_at, heard_at, period)
            values (1, @id, 'CS-1', @id, 'CS', @lin, '事', 'thing', '/', '2026-03-06', '2026-03-04', '2026-03-04', 'x')
            """, new { id = Cast.Gao.Id, lin = Cast.Lin.Id });
        await Name();
        var say = new SayDone.Form { Words = "已按要求全部办完" };
        Assert.False((await _house.Do(Cast.Xin, (SayDone d) => d.Now(Cast.Gao.Id, say, default))).Ok);
        _house.Clock.SetUtcNow(March(5, 9));
        Assert.True((await _house.Do(Cast.Xin, (SayDone d) => d.Now(Cast.Gao.Id, say, default))).Ok);
        Assert.Equal(Cast.Xin.Id, await _house.Sql<Guid>("select by_person from admin.evidence where clause_code = 'CS-1'"));
        Assert.Equal(Cast.Xin.Id, await _house.Sql<Guid>("select person_id from admin.commands where duty = 'SayDone'"));
        Assert.Equal(Cast.Lin.Id, await _house.Sql<Guid>("select holder_id from admin.obligations where clause_code = 'CS-1'"));
    }

    [Fact]
    public async Task What_he_must_not_do_goes_past_him_to_the_superior()
    {
        var his = await _house.HandedOver(Wednesday(9), consultant: Cast.Xin.Id);
        await Name();
        _house.Clock.SetUtcNow(March(5, 9));
        Assert.Equal(0, await Owed(Cast.Xin));
        var kept = Assert.Single((await Desk(Cast.Ke)).Kept);
        Assert.Equal(Cast.Lin.Name, kept.StandsInFor);
        Assert.Equal(("CM", null), ((await _house.Obligation(his)).Keeper, (await _house.Obligation(his)).StandIn));
    }

    [Fact]
    public async Task New_work_goes_to_whoever_is_there()
    {
        await _house.Sql<int>("insert into admin.holdings (store_id, person_id, position_code, since) values (1, @shu, 'CS', '2026-01-01')", new { shu = Cast.Shu.Id });
        await Name();
        _house.Clock.SetUtcNow(March(5, 9));
        for (var i = 0; i < 4; i++) await _house.HandedOver(March(5, 8));
        Assert.All(await _house.All(), o => Assert.Equal(Cast.Shu.Id, o.HolderId));
    }

    [Fact]
    public async Task Whoever_is_back_early_has_everything_again_at_once()
    {
        await _house.HandedOver(Wednesday(9));
        var id = (await Name()).Id!.Value;
        _house.Clock.SetUtcNow(March(5, 9));
        Assert.Equal(1, await Owed(Cast.Xin));
        Assert.True((await _house.Do(Cast.Ke, (EndSubstitution d) => d.Now(id, default))).Ok);
        Assert.Equal(0, await Owed(Cast.Xin));
        Assert.False((await _house.Do(Cast.Ke, (EndSubstitution d) => d.Now(id, default))).Ok);
    }

    [Fact]
    public async Task Days_that_overlap_are_refused_and_days_after_are_not()
    {
        await Name();
        Assert.Equal(["Since"], Fields(await Name(f => (f.Since, f.Last, f.Substitute) = (Sunday, Sunday.AddDays(3), Cast.Shu.Id))));
        Assert.True((await Name(f => (f.Since, f.Last) = (Sunday.AddDays(1), Sunday.AddDays(2)))).Ok);
    }

    [Fact]
    public async Task Nobody_stands_in_for_himself_nor_while_he_is_away_nor_before_he_is_back()
    {
        Assert.Equal(["Substitute"], Fields(await Name(f => f.Substitute = Cast.Lin.Id)));
        Assert.True((await _house.Do(Cast.Ke, (NameSubstitute d) => d.Now(Cast.Xin.Id, Form(f => (f.Position, f.Substitute) = ("IO", Cast.Shu.Id)), default))).Ok);
        Assert.Equal(["Substitute"], Fields(await Name()));
        Assert.Equal(["Since"], Fields(await _house.Do(Cast.An, (NameSubstitute d) => d.Now(Cast.Shu.Id, Form(f => (f.Position, f.Substitute) = ("CSI", Cast.Mei.Id)), default))));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_beside_its_field()
    {
        Assert.Equal(["Since"], Fields(await Name(f => f.Since = new(2026, 3, 3))));
        Assert.Equal(["Last"], Fields(await Name(f => f.Last = Thursday.AddDays(-1))));
        Assert.Equal(["Reason"], Fields(await Name(f => f.Reason = "holiday")));
        Assert.Equal(["Position"], Fields(await Name(f => f.Position = "SM")));
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.substitutions"));
    }

    [Fact]
    public async Task Only_a_superior_or_who_keeps_the_staff_says_it_and_nobody_takes_a_position_that_way()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Lin, (NameSubstitute d) => d.Now(Cast.Lin.Id, Form(), default)));
        Assert.Equal(["Position"], Fields(await _house.Do(Cast.Song, (NameSubstitute d) => d.Now(Cast.Lin.Id, Form(), default))));
        Assert.Equal(["Substitute"], Fields(await _house.Do(Cast.An, (NameSubstitute d) => d.Now(Cast.Lin.Id, Form(f => f.Substitute = Cast.An.Id), default))));
        Assert.Equal(["Position"], Fields(await _house.Do(Cast.An, (NameSubstitute d) => d.Now(Cast.Gao.Id, Form(f => (f.Position, f.Substitute) = ("GM", Cast.Song.Id)), default))));
    }

    [Fact]
    public async Task Whoever_stands_in_for_the_general_manager_makes_none()
    {
        Assert.True((await _house.Do(Cast.Gao, (NameSubstitute d) => d.Now(Cast.Gao.Id, Form(f => (f.Position, f.Substitute) = ("GM", Cast.Song.Id)), default))).Ok);
        _house.Clock.SetUtcNow(March(5, 9));
        var song = await Caller(Cast.Song);
        Assert.Contains(Position.GeneralManager, (IEnumerable<string>)song.Positions);
        Assert.False((await _house.Do(song, (HoldPosition d) => d.Now(Cast.Wei.Id, new() { Position = "GM" }, default))).Ok);
        Assert.False((await _house.Do(song, (HoldPosition d) => d.Now(Cast.Song.Id, new() { Position = "CM" }, default))).Ok);
    }

    [Fact]
    public async Task Another_store_sees_and_ends_none_of_it()
    {
        var id = (await Name()).Id!.Value;
        var other = _house.As(Cast.Gao, Cast.OtherStore);
        Assert.Empty(await _house.Read(other, (SubstitutesOf s) => s.Show(Cast.Lin.Id, default)));
        Assert.False((await _house.Do(other, (EndSubstitution d) => d.Now(id, default))).Ok);
        Assert.False((await _house.Do(other, (NameSubstitute d) => d.Now(Cast.Lin.Id, Form(), default))).Ok);
        Assert.Single(await _house.Read(Cast.An, (SubstitutesOf s) => s.Show(Cast.Xin.Id, default)));
    }

    private static string[] Fields(Outcome refused) => [.. refused.Problems.Select(p => p.Field)];

    private static NameSubstitute.Form Form(Action<NameSubstitute.Form>? change = null)
    {
        var form = new NameSubstitute.Form { Position = "CS", Substitute = Cast.Xin.Id, Since = Thursday, Last = Sunday, Reason = "leave" };
        change?.Invoke(form);
        return form;
    }

    private Task<Outcome> Name(Action<NameSubstitute.Form>? change = null) => _house.Do(Cast.Ke, (NameSubstitute d) => d.Now(Cast.Lin.Id, Form(change), default));

    private Task<MyDesk.View> Desk(DemoPerson person) => _house.Read(person, (MyDesk d) => d.Show(default));

    private async Task<int> Owed(DemoPerson person) => (await Desk(person)).Now.Count;

    private async Task<Caller> Caller(DemoPerson person)
    {
        var stamp = await _house.Sql<string>("select stamp from admin.logins where store_id = 1 and person_id = @id", new { id = person.Id });
        return (await _house.Ask(person, (IIdentity i) => i.Session(person.Id, Cast.Store, stamp, default)))!;
    }
}
