using Dealership.Admin.HandingOver;
using Dealership.Admin.Obligations;
using Dealership.Admin.Tests.Obligations;
using Dealership.Admin.Workbench;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.People;

/// <summary>The officer goes; the information officer and her manager are to take over what she has.</summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2026, 3, 6);

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        for (var i = 0; i < 3; i++) await _house.HandedOver(Wednesday(9));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_sheet_is_made_from_what_she_has_by_department()
    {
        var before = await Sheet(Cast.An);
        Assert.Null(before.Sheet);
        await Opened();
        var view = await Sheet(Cast.An);
        Assert.Equal(["positions", "CustomerService"], view.Blocks.Select(b => b.Key));
        Assert.Contains(view.Blocks[0].Lines, l => l.What.Zh.StartsWith("CS-6 ", StringComparison.Ordinal) && l.Kind == "duty");
        Assert.Equal(3, view.Blocks[1].Lines.Count(l => l.Kind == "obligation"));
        await _house.HandedOver(Wednesday(9));
        Assert.Equal(4, (await Sheet(Cast.An)).Blocks[1].Lines.Count);
    }

    [Fact]
    public async Task A_block_is_the_receivers_when_he_accepts_it_himself_and_its_work_goes_with_it()
    {
        var sheet = await Opened();
        await Receives(sheet, "CustomerService", Cast.Xin);
        Assert.Equal(["CustomerService"], (await _house.Read(Cast.Xin, (ToReceive r) => r.Show(default))).Select(r => r.Block));
        Assert.Empty((await Desk(Cast.Xin)).Now);
        Assert.False((await Accept(sheet, "CustomerService", Cast.Ke)).Ok);
        Assert.True((await Accept(sheet, "CustomerService", Cast.Xin)).Ok);
        Assert.Equal((3, 0), ((await Desk(Cast.Xin)).Now.Count, (await Desk(Cast.Lin)).Now.Count));
        Assert.Empty(await _house.Read(Cast.Xin, (ToReceive r) => r.Show(default)));
        var one = (await _house.All())[0].Id;
        var steps = (await _house.Read(Cast.Xin, (ObligationRecord r) => r.Show(one, default)))!.Steps;
        Assert.Equal((Cast.Lin.Id, Cast.Xin.Name), steps.Where(s => s.Kind == "handed").Select(s => (s.ById!.Value, s.Words)).Single());
        Assert.False((await Accept(sheet, "CustomerService", Cast.Xin)).Ok);
    }

    [Fact]
    public async Task Accepting_and_falling_at_the_same_instant_settle_a_block_once()
    {
        var sheet = await Opened();
        await Receives(sheet, "CustomerService", Cast.Xin);
        await Receives(sheet, "positions", Cast.Xin);
        var both = await _house.AtOnce("select 1 from admin.handing_overs where id = @sheet for update", new { sheet },
            () => Accept(sheet, "CustomerService", Cast.Xin), () => Fall(sheet, Cast.Ke));
        Assert.Contains(both, o => o.Ok);
        var holders = (await _house.All()).Select(o => o.HolderId!.Value).Distinct();
        Assert.Equal((await Sheet(Cast.An)).Blocks.Single(b => b.Key == "CustomerService").SettledBy, Assert.Single(holders) == Cast.Xin.Id ? Cast.Xin.Name : Cast.Ke.Name);
        Assert.Equal(3, await _house.Sql<int>("select count(*) from admin.obligation_moves"));
    }

    [Fact]
    public async Task What_was_accepted_is_frozen_and_the_sheet_closes_with_names_and_times_when_all_is_settled()
    {
        var sheet = await Opened();
        await Receives(sheet, "CustomerService", Cast.Xin);
        await Receives(sheet, "positions", Cast.Ke);
        await Accept(sheet, "CustomerService", Cast.Xin);
        await _house.Sql<int>("update admin.obligations set what_zh = 'x'");
        var half = await Sheet(Cast.An);
        Assert.DoesNotContain(half.Blocks[1].Lines, l => l.What.Zh.EndsWith(" x", StringComparison.Ordinal));
        Assert.Equal((1, null), (half.Settled, half.Sheet!.ClosedAt));
        _house.Clock.Advance(TimeSpan.FromHours(1));
        await Accept(sheet, "positions", Cast.Ke);
        Assert.True((await _house.Do(Cast.Lin, (SignHandOver d) => d.Now(sheet, default))).Ok);
        var whole = await Sheet(Cast.Lin);
        Assert.Equal((Wednesday(11), Wednesday(11)), (whole.Sheet!.ClosedAt!.Value, whole.Sheet.SignedAt!.Value));
        Assert.Equal([(Cast.Ke.Name, Wednesday(11)), (Cast.Xin.Name, Wednesday(10))], whole.Blocks.Select(b => (b.SettledBy!, b.SettledAt!.Value)));
        Assert.All(whole.Blocks, b => Assert.NotEmpty(b.Lines));
    }

    [Fact]
    public async Task What_nobody_accepts_falls_to_the_superior_when_the_last_day_is_over()
    {
        var sheet = await Opened();
        await Receives(sheet, "CustomerService", Cast.Xin);
        _house.Clock.SetUtcNow(March(6, 18));
        await _house.Tick();
        Assert.Null((await Sheet(Cast.An)).Sheet!.ClosedAt);
        _house.Clock.SetUtcNow(March(7, 0, 1));
        await _house.Tick();
        var view = await Sheet(Cast.An);
        Assert.NotNull(view.Sheet!.ClosedAt);
        Assert.All(view.Blocks, b => Assert.Equal((true, Cast.Ke.Name), (b.Fell, b.SettledBy)));
        Assert.All(await _house.All(), o => Assert.Equal(Cast.Ke.Id, o.HolderId));
    }

    [Fact]
    public async Task Before_is_after_for_many_and_who_must_not_have_one_never_gets_it()
    {
        for (var i = 0; i < 20; i++) await _house.HandedOver(Wednesday(9));
        var ones = await _house.HandedOver(Wednesday(9), consultant: Cast.Xin.Id);
        var sheet = await Opened();
        await Receives(sheet, "CustomerService", Cast.Xin);
        await Accept(sheet, "CustomerService", Cast.Xin);
        var all = await _house.All();
        Assert.Equal(24, all.Count);
        Assert.Equal(Cast.Ke.Id, all.Single(o => o.Subject == ones).HolderId);
        Assert.Equal(23, all.Count(o => o.HolderId == Cast.Xin.Id));
    }

    [Fact]
    public async Task What_another_department_holds_stands_on_the_sheet_and_goes_to_the_receiver_in_its_own_books()
    {
        await _house.Sql<int>("""
            insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, added_by)
            values (1, @order, 'SO260301-001', @order, @wei, 'K3', '2026-03-01', @wei)
            """, new { order = Cast.Gao.Id, wei = Cast.Wei.Id });
        var sheet = (await _house.Do(Cast.Wei, (OpenHandOver d) => d.Now(Cast.Wei.Id, Form(), default))).Id!.Value;
        var view = (await _house.Read(Cast.Song, (HandOverSheet s) => s.Show(Cast.Wei.Id, default)))!;
        Assert.Equal("held", Assert.Single(view.Blocks.Single(b => b.Key == "Sales").Lines).Kind);
        await _house.Do(Cast.Wei, (NameReceiver d) => d.Now(sheet, new() { Block = "Sales", Receiver = Cast.Hua.Id }, default));
        Assert.True((await Accept(sheet, "Sales", Cast.Hua)).Ok);
        await _house.Settle();
        Assert.Equal(Cast.Hua.Id, await _house.Sql<Guid>("select consultant_id from sales.orders where number = 'SO260301-001'"));
    }

    [Fact]
    public async Task By_hand_the_rest_goes_to_the_superior_at_once()
    {
        var sheet = await Opened();
        Assert.False((await Fall(sheet, Cast.Xin)).Ok);
        Assert.False((await Fall(sheet, Cast.Lin)).Ok); // not even she herself
        Assert.True((await Fall(sheet, Cast.Ke)).Ok);
        Assert.Equal((3, 0), ((await Desk(Cast.Ke)).Now.Count, (await Desk(Cast.Lin)).Now.Count));
        Assert.False((await Fall(sheet, Cast.Ke)).Ok);
    }

    [Fact]
    public async Task Whoever_has_nobody_above_or_beside_him_cannot_let_it_fall_to_nobody()
    {
        var sheet = (await _house.Do(Cast.Gao, (OpenHandOver d) => d.Now(Cast.Gao.Id, Form(), default))).Id!.Value;
        Assert.False((await Fall(sheet, Cast.Gao)).Ok);
        _house.Clock.SetUtcNow(March(9, 9));
        await _house.Tick();
        Assert.Equal(0, await _house.Sql<int>("select count(*) from admin.handing_overs where closed_at is not null"));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_beside_its_field()
    {
        var early = await _house.Do(Cast.An, (OpenHandOver d) => d.Now(Cast.Lin.Id, new() { Reason = "tired", LastDay = new(2026, 3, 3) }, default));
        Assert.Equal(["Reason", "LastDay"], early.Problems.Select(p => p.Field));
        var sheet = await Opened();
        Assert.False((await _house.Do(Cast.An, (OpenHandOver d) => d.Now(Cast.Lin.Id, Form(), default))).Ok);
        Assert.Equal("Receiver", Assert.Single((await Receives(sheet, "positions", Cast.Lin)).Problems).Field);
        Assert.Equal("Block", Assert.Single((await Receives(sheet, "Workshop", Cast.Xin)).Problems).Field);
        await _house.Sql<int>("update admin.people set left_on = '2026-03-01' where store_id = 1 and id = @id", new { id = Cast.Xin.Id });
        Assert.Equal("Receiver", Assert.Single((await Receives(sheet, "positions", Cast.Xin)).Problems).Field);
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_it_sees_and_does_nothing()
    {
        var sheet = await Opened();
        await Assert.ThrowsAsync<NotAllowedException>(() => Sheet(Cast.Wei));
        Assert.False((await _house.Do(Cast.Wei, (OpenHandOver d) => d.Now(Cast.Hua.Id, Form(), default))).Ok);
        Assert.False((await _house.Do(Cast.Wei, (NameReceiver d) => d.Now(sheet, new() { Block = "positions", Receiver = Cast.Wei.Id }, default))).Ok);
        Assert.False((await _house.Do(Cast.Ke, (SignHandOver d) => d.Now(sheet, default))).Ok);
        await Receives(sheet, "positions", Cast.Wei);
        Assert.NotNull((await Sheet(Cast.Wei)).Sheet); // once he is to receive it, he does
    }

    [Fact]
    public async Task Another_store_sees_no_sheet_and_accepts_none()
    {
        var sheet = await Opened();
        await Receives(sheet, "CustomerService", Cast.Xin);
        var other = _house.As(Cast.Gao, Cast.OtherStore);
        Assert.Null(await _house.Read(other, (HandOverSheet s) => s.Show(Cast.Lin.Id, default)));
        Assert.False((await _house.Do(other, (LetFall d) => d.Now(sheet, default))).Ok);
        Assert.False((await _house.Do(other with { PersonId = Cast.Xin.Id }, (AcceptBlock d) => d.Now(sheet, "CustomerService", default))).Ok);
        Assert.All(await _house.All(), o => Assert.Equal(Cast.Lin.Id, o.HolderId));
    }

    private static OpenHandOver.Form Form() => new() { Reason = "leaving", LastDay = Friday };

    private async Task<Guid> Opened() => (await _house.Do(Cast.An, (OpenHandOver d) => d.Now(Cast.Lin.Id, Form(), default))).Id!.Value;

    private Task<Outcome> Receives(Guid sheet, string block, DemoPerson who) =>
        _house.Do(Cast.An, (NameReceiver d) => d.Now(sheet, new() { Block = block, Receiver = who.Id }, default));

    private Task<Outcome> Accept(Guid sheet, string block, DemoPerson who) => _house.Do(who, (AcceptBlock d) => d.Now(sheet, block, default));

    private Task<Outcome> Fall(Guid sheet, DemoPerson who) => _house.Do(who, (LetFall d) => d.Now(sheet, default));

    private async Task<HandOverSheet.View> Sheet(DemoPerson reader) => (await _house.Read(reader, (HandOverSheet s) => s.Show(Cast.Lin.Id, default)))!;

    private Task<MyDesk.View> Desk(DemoPerson person) => _house.Read(person, (MyDesk d) => d.Show(default));
}
