using Dealership.Admin.Months;
using Dealership.Admin.Obligations;
using Dealership.Admin.Permissions;
using Dealership.Admin.Schedule;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Permissions;

/// <summary>Rights follow from clauses: the officer sees numbers by CS-7, and everybody's obligations are the administration officer's by AD-4.</summary>
public sealed class RightsByClauseTests : IAsyncLifetime
{
    private const string Numbers = "customer-service.customers.reveal";
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<Caller> Session(DemoPerson person)
    {
        var stamp = await _house.Sql<string>("select stamp from admin.logins where person_id = @id", new { id = person.Id });
        return (await _house.Ask(person, (IIdentity i) => i.Session(person.Id, Cast.Store, stamp, default)))!;
    }

    private async Task Take(string code) => Assert.True((await _house.Do(Cast.Gao, (TakeClause duty) => duty.Now(code, new() { Why = "本店改由信息员负责" }, default))).Ok);

    private async Task GiveBack(string code) => Assert.True((await _house.Do(Cast.Gao, (GiveClauseBack duty) => duty.Now(code, default))).Ok);

    private Task<IReadOnlyList<RightsByClause.Line>> Lines() => _house.Read(Cast.Gao, (RightsByClause rights) => rights.Show(default));

    [Fact]
    public async Task Without_the_clause_the_right_is_gone_with_the_next_request_and_with_it_it_returns()
    {
        Assert.True((await Session(Cast.Lin)).May(Numbers));
        await Take("CS-7");
        Assert.False((await Session(Cast.Lin)).May(Numbers));
        Assert.True((await Session(Cast.Xin)).May(Numbers));
        await GiveBack("CS-7");
        Assert.True((await Session(Cast.Lin)).May(Numbers));
    }

    [Fact]
    public async Task What_takes_the_right_is_refused_to_who_lost_the_clause()
    {
        var on = new DateOnly(2026, 3, 3);
        Assert.NotNull(await _house.Read(await Session(Cast.An), (OwedOn owed) => owed.Show(new(on), default)));
        await Take("AD-4");
        var refused = await Session(Cast.An);
        var lacking = await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(refused, (OwedOn owed) => owed.Show(new(on), default)));
        Assert.Equal(LedgerRights.SeeObligations, lacking.Right);
        await GiveBack("AD-4");
        Assert.NotNull(await _house.Read(await Session(Cast.An), (OwedOn owed) => owed.Show(new(on), default)));
    }

    [Fact]
    public async Task A_right_that_another_clause_gives_too_stays()
    {
        await Take("CS-2");
        var lin = await Session(Cast.Lin);
        Assert.False(lin.May("customer-service.complaints.see"));
        await Take("CM-3");
        Assert.True((await Session(Cast.Ke)).May("customer-service.customers.see"));
    }

    [Fact]
    public async Task Who_sees_phone_numbers_is_answered_with_people_positions_and_clauses()
    {
        var phones = RightsSheet.Of(await Lines(), null).ToArray();
        var officer = Assert.Single(phones, l => l.Key == Numbers && l.Position == Position.CustomerServiceOfficer);
        Assert.Equal(("林小芳", "CS-7", RightsByClause.Ground.Clause), (Assert.Single(officer.People), Assert.Single(officer.Clauses), officer.Ground));
        var consultant = Assert.Single(phones, l => l.Position == Position.SalesConsultant);
        Assert.Equal((2, 0, RightsByClause.Ground.Reason), (consultant.People.Count, consultant.Clauses.Count, consultant.Ground));
        Assert.NotNull(consultant.Reason);
        Assert.DoesNotContain(phones, l => l.Position == Position.GeneralManager);
        await Take("CS-7");
        Assert.DoesNotContain(RightsSheet.Of(await Lines(), null), l => l.Key == Numbers && l.Position == Position.CustomerServiceOfficer);
        Assert.Contains(RightsSheet.Of(await Lines(), "lost"), l => l.Key == Numbers && l is { Position: Position.CustomerServiceOfficer, Ground: RightsByClause.Ground.ClauseTaken });
    }

    [Fact]
    public async Task What_the_page_says_is_what_everybody_has()
    {
        await Take("SM-5");
        Assert.True((await _house.Do(Cast.Gao, (ChangeRight duty) => duty.Now(new() { Position = Position.InformationOfficer, Right = Rights.SeeAudit, Given = true }, default))).Ok);
        Assert.True((await _house.Do(Cast.Gao, (ChangeRight duty) => duty.Now(new() { Position = Position.MarketingManager, Right = Rights.SeePeople, Given = false }, default))).Ok);
        var lines = await Lines();
        Assert.Equal(RightsByClause.Ground.Given, Assert.Single(lines, l => l.Key == Rights.SeeAudit && l.Position == Position.InformationOfficer).Ground);
        Assert.Equal(RightsByClause.Ground.RightTaken, Assert.Single(lines, l => l.Key == Rights.SeePeople && l.Position == Position.MarketingManager).Ground);
        foreach (var person in Cast.All)
            Assert.Equal(lines.Where(l => l.Has && person.Positions.Contains(l.Position)).Select(l => l.Key).Distinct().Order(), (await Session(person)).Rights.Order());
    }

    [Fact]
    public async Task The_general_manager_without_any_clause_can_still_give_them_back()
    {
        foreach (var code in new[] { "GM-1", "GM-2", "GM-3", "GM-4", "GM-5" }) await Take(code);
        var gao = await Session(Cast.Gao);
        Assert.False(gao.May("management.cockpit.see"));
        Assert.True((await _house.Do(gao, (GiveClauseBack duty) => duty.Now("GM-1", default))).Ok);
        Assert.True((await Session(Cast.Gao)).May("management.cockpit.see"));
    }

    [Fact]
    public async Task Taking_asks_why_and_happens_once_and_only_who_may_change_rights_does_it()
    {
        Assert.Equal("Why", Assert.Single((await _house.Do(Cast.Gao, (TakeClause duty) => duty.Now("CS-7", new() { Why = "x" }, default))).Problems).Field);
        Assert.False((await _house.Do(Cast.Gao, (TakeClause duty) => duty.Now("XX-1", new() { Why = "没有这条" }, default))).Ok);
        Assert.False((await _house.Do(Cast.Gao, (GiveClauseBack duty) => duty.Now("CS-7", default))).Ok);
        await Take("CS-7");
        Assert.False((await _house.Do(Cast.Gao, (TakeClause duty) => duty.Now("CS-7", new() { Why = "再来一次" }, default))).Ok);
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Ke, (TakeClause duty) => duty.Now("CS-6", new() { Why = "本店不做" }, default)));
        Assert.Empty((await _house.Read(_house.As(Cast.Gao, Cast.OtherStore), (ClauseHolding holding) => holding.Show("CS-7", default)))!.Absences);
    }

    [Fact]
    public async Task A_clause_that_nobody_holds_opens_nothing_and_what_it_opened_before_stays()
    {
        await _house.Tick();
        var before = await _house.HandedOver(Wednesday(9));
        await Take("CS-6");
        await Take("AD-5");
        await _house.HandedOver(Wednesday(11));
        Assert.Equal(before, Assert.Single(await _house.All()).Subject);
        _house.Clock.SetUtcNow(March(6, 9));
        await _house.Tick();
        Assert.Single(await _house.All("AD-5"));
        var ledger = await _house.Read(Cast.Gao, (ScheduleLedger l) => l.Show(null, 31, default));
        Assert.All(ledger, r => Assert.Equal((r.Expected, 0, 0), (r.Opened, r.Missing.Count, r.Extra.Count)));
        await GiveBack("AD-5");
        _house.Clock.SetUtcNow(March(9, 9));
        await _house.Tick();
        Assert.Equal(["2026-03-09 10:00", "2026-03-04 10:00"], await Periods("AD-5"));
        Assert.All(await _house.Read(Cast.Gao, (ScheduleLedger l) => l.Show(null, 31, default)), r => Assert.Equal((r.Expected, 0, 0), (r.Opened, r.Missing.Count, r.Extra.Count)));
    }

    private async Task<string[]> Periods(string clause) =>
        await _house.Sql<string[]>("select array_agg(period order by due_at desc) from admin.obligations where store_id = 1 and clause_code = @clause", new { clause });
}
