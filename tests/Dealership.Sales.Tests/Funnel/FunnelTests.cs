using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Funnel;
using Dealership.Sales.Plans;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;
using Dealership.Ui;

namespace Dealership.Sales.Tests.Funnel;

public sealed class FunnelTests : CardHouse
{
    [Fact]
    public void Sixty_first_visits_with_40_filed_and_10_filed_already_are_a_filing_rate_of_80_percent()
    {
        var figures = new Dictionary<string, int> { ["filed"] = 40, ["already"] = 10, ["unfiled"] = 10, ["again"] = 20, ["errand"] = 6, ["unasked"] = 4, ["drives"] = 35 };
        Assert.Equal(60, Named("First visits").Part(figures));
        Assert.Equal(90, Named("Total traffic").Part(figures));
        Assert.Equal((40, 50), (Named("Filing rate").Part(figures), Named("Filing rate").Whole(figures)));
        Assert.Equal((35, 70), (Named("Test-drive rate").Part(figures), Named("Test-drive rate").Whole(figures)));
        Assert.Equal(("80.0%", "50.0%"), (new Words().Percent(40, 50, 1), new Words().Percent(35, 70, 1)));
    }

    [Fact]
    public void Lost_is_over_cards_opened_and_left_as_conversion_is_and_without_a_month_start_there_is_no_rate()
    {
        var figures = new Dictionary<string, int> { ["lost"] = 9, ["orders"] = 12, ["opened"] = 40, ["left"] = 80, ["orders-left"] = 6, ["delivered"] = 9, ["cancelled"] = 1 };
        Assert.Equal((9, 120), (Named("Lost rate").Part(figures), Named("Lost rate").Whole(figures)));
        Assert.Equal((12, 120), (Named("Potential conversion").Part(figures), Named("Potential conversion").Whole(figures)));
        Assert.Equal((9, 18), (Named("Delivery rate of orders").Part(figures), Named("Delivery rate of orders").Whole(figures)));
        Assert.Equal((1, 18), (Named("Cancellation rate").Part(figures), Named("Cancellation rate").Whole(figures)));
        figures.Remove("left");
        Assert.Null(Named("Lost rate").Whole(figures));
        Assert.Null(Named("Filing rate").Whole(new Dictionary<string, int> { ["filed"] = 0, ["unfiled"] = 0 }));
        Assert.All(Indicator.All.SelectMany(i => i.Parts.Concat(i.Wholes)), code => Assert.True(Figure.Of(code) is not null || Target.Of(code) is not null, code));
    }

    [Fact]
    public async Task Every_figure_opens_exactly_its_rows_and_the_month_adds_up()
    {
        await House.Tick();
        await Month();
        var board = await Board(Cast.Song);
        Assert.Equal((3, 2, 0, 1, 1, 4), (board["first"], board["filed"], board["already"], board["unfiled"], board["again"], board["traffic"]));
        Assert.Equal((3, 1, 1, 1, 1, 1), (board["opened"], board["twice"], board["orders"], board["showroom-orders"], board["again-orders"], board["delivered"]));
        Assert.Equal((1, 0, 0), (board["leads"], board["first-orders"], board["left"]));
        await EachOpensItsRows(board, null);
        foreach (var rate in Indicator.All.Where(i => i.Wholes.Length > 0))
            Assert.True(rate.Part(board) is null || rate.Whole(board) is null || rate.Part(board) <= rate.Whole(board), rate.Name.En);
    }

    [Fact]
    public async Task What_is_left_at_month_start_is_frozen_and_no_later_entry_or_correction_changes_it()
    {
        var (kept, order) = (await Card("A", "13900002222"), await ReadyOrder());
        await Card("B", "13900001111");
        House.Clock.SetUtcNow(new(2026, 3, 31, 16, 3, 0, TimeSpan.Zero));
        await House.Tick();
        Assert.Equal((2, 1), await Left());
        Assert.Equal(0, (await Board(Cast.Song))["opened"]);
        // Handed over on 30 March and entered on 2 April; a level raised, a card handed on, another given up.
        House.Clock.SetUtcNow(new(2026, 4, 2, 2, 0, 0, TimeSpan.Zero));
        await Inspect(await House.Sql<Guid>("select id from sales.vehicles"));
        await Ok(HandOver(order, Late(new(2026, 3, 30, 15, 0, 0))));
        await Ok(Contact(kept, new() { How = "visit", Level = "H" }));
        await House.Hear("admin", new WorkHandedOver(Guid.CreateVersion7(), "Sales", Cast.Wei.Id, Cast.Hua.Id, House.Clock.GetUtcNow()), Cast.Wei.Id);
        House.Clock.Advance(TimeSpan.FromMinutes(10));
        await House.Tick();
        Assert.Equal((2, 1), await Left());
        Assert.Equal("A魏强 B魏强", await House.Sql<string>("select string_agg(m.level || p.name, ' ' order by m.level) from sales.month_start_cards m join admin.people p on p.id = m.consultant_id where m.month = '2026-04-01'"));

        async Task<(int, int)> Left() => await Board(Cast.Song) is var b ? (b["left"], b["orders-left"]) : default;
    }

    [Fact]
    public async Task Found_late_the_month_start_is_read_from_the_rows_as_it_was_at_midnight()
    {
        var card = await Card("C");
        House.Clock.SetUtcNow(new(2026, 4, 3, 2, 0, 0, TimeSpan.Zero));
        await Ok(Contact(card, new() { How = "phone", Level = "H" }));
        await Card("A", "13900001111");
        await House.Tick();
        Assert.Equal("C", await House.Sql<string>("select string_agg(level, ',') from sales.month_start_cards where month = '2026-04-01'"));
        await EachOpensItsRows(await Board(Cast.Song), null);
    }

    [Fact]
    public async Task Before_anybody_wrote_the_month_start_down_rates_over_it_are_unknown()
    {
        await Card();
        var board = await Board(Cast.Song);
        Assert.False(board.ContainsKey("left"));
        Assert.Null(Named("Lost rate").Whole(board));
        Assert.Null((await House.Read(Cast.Song, (FunnelBoard read) => read.Of(null, null, default))).Average);
    }

    [Fact]
    public async Task A_consultant_sees_his_own_funnel_and_another_store_none_of_it()
    {
        await House.Tick();
        await Month();
        Assert.Equal(3, (await Board(Cast.Wei))["opened"]);
        Assert.Equal(0, (await Board(Cast.Hua))["opened"]);
        Assert.Empty((await House.Read(Cast.Hua, (FunnelRows rows) => rows.Show(new("opened", Consultant: Cast.Wei.Id), default))).Rows);
        await EachOpensItsRows(await Board(Cast.Song, Cast.Wei.Id), Cast.Wei.Id);
        Assert.All((await House.Read(Cast.Gao, (FunnelRows rows) => rows.Show(new("opened"), default))).Rows, r => Assert.Contains("*", r.Customer!.Name));
        Assert.Empty((await House.Read(House.As(Cast.Song, Cast.OtherStore), (FunnelRows rows) => rows.Show(new("opened"), default))).Rows);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Mei, (FunnelBoard board) => board.Of(null, null, default)));
    }

    [Fact]
    public async Task Handed_over_stands_against_the_months_plan_and_what_is_still_ordered_against_the_next_months()
    {
        await Month();
        await Order();
        Assert.Null(Named("Sales against plan").Whole((await View()).Known));
        var made = (await Ok(House.Do(Cast.Song, (MakePlan duty) => duty.Now(new() { Year = 2026, Total = 240 }, default)))).Id!.Value;
        await Ok(House.Do(Cast.Gao, (DecidePlan duty) => duty.Now(made, new() { Approve = true }, default)));
        var view = await View();
        var plan = await House.Sql<int[]>("select months from sales.plans where year = 2026");
        Assert.Equal((1, plan[2]), (Named("Sales against plan").Part(view.Known), Named("Sales against plan").Whole(view.Known)));
        Assert.Equal((1, plan[3]), (Named("Orders in reserve").Part(view.Known), Named("Orders in reserve").Whole(view.Known)));
        Assert.Null(Named("Sales against plan").Whole((await House.Read(Cast.Wei, (FunnelBoard board) => board.Of(null, null, default))).Known)); // the plan is the store's

        Task<FunnelBoard.View> View() => House.Read(Cast.Song, (FunnelBoard board) => board.Of(null, null, default));
    }

    [Fact]
    public async Task Who_was_spoken_to_within_a_week_before_he_came_came_by_invitation()
    {
        await House.Tick();
        await Ok(Contact(await Card("A"), new() { How = "phone" }));
        await Card("B", "13900001111");
        House.Clock.Advance(TimeSpan.FromDays(3));
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "A", VisitId = await Visit() }));
        await Ok(Open(new() { Name = "李先生", Phone = "13900001111", Level = "B", VisitId = await Visit() }));
        House.Clock.Advance(TimeSpan.FromDays(8));
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "A", VisitId = await Visit("again") }));
        var board = await Board(Cast.Song);
        Assert.Equal((1, 2), (Named("Arrivals by invitation").Part(board), Named("Arrivals by invitation").Whole(board)));
        await EachOpensItsRows(board, null);
    }

    [Fact]
    public async Task A_buyer_who_bought_here_before_is_an_owner_and_accessories_are_yuan_for_each_handover_for_whoever_sees_prices()
    {
        const string other = "LSVAA49J932047372";
        await House.Tick();
        await Ok(HandOver(await ReadyOrder()));
        Assert.Equal(0, (await Board(Cast.Song))["owners"]);
        House.Clock.Advance(TimeSpan.FromDays(2));
        var again = Complete;
        again.VinTail = other[^6..];
        await Ok(HandOver(await ReadyOrder(other, 3_001m), again));
        var view = await View(Cast.Song);
        Assert.Equal((1, 2), (Named("Sales to owners and whom they sent").Part(view.Known), Named("Sales to owners and whom they sent").Whole(view.Known)));
        Assert.Equal((3_001, 2), (Named("Accessories per handover").Part(view.Known), Named("Accessories per handover").Whole(view.Known)));
        await EachOpensItsRows(view.Figures, null);
        var seller = House.As(Cast.Song);
        var blind = seller with { Rights = System.Collections.Frozen.FrozenSet.ToFrozenSet(seller.Rights.Where(r => r != Rights.SeePrices)) };
        Assert.False((await House.Read(blind, (FunnelBoard board) => board.Of(null, null, default))).Known.ContainsKey(Target.Accessories));

        Task<FunnelBoard.View> View(DemoPerson by) => House.Read(by, (FunnelBoard board) => board.Of(null, null, default));
    }

    [Fact]
    public async Task First_visits_and_leads_stand_against_the_months_target_and_a_past_month_keeps_its_own()
    {
        await House.Tick();
        await Month();
        Assert.Null(Named("Traffic against target").Whole((await View(Cast.Song)).Known));
        Assert.Equal(["Visits", "Leads"], (await Set(new() { Visits = 0 })).Problems.Select(p => p.Field));
        Assert.Equal("From", Assert.Single((await Set(new() { Visits = 60, Leads = 20, From = new(2026, 2, 27) })).Problems).Field);
        await Ok(Set(new() { Visits = 60, Leads = 20, From = new(2026, 3, 20) }));
        await Ok(Set(new() { Visits = 90, Leads = 40, From = new(2026, 4, 2) }));
        var view = await View(Cast.Song);
        Assert.Equal((4, 80), (Named("Traffic against target").Part(view.Known), Named("Traffic against target").Whole(view.Known)));
        Assert.Null(Named("Traffic against target").Whole((await View(Cast.Wei)).Known));
        await Assert.ThrowsAsync<NotAllowedException>(() => Set(new() { Visits = 1, Leads = 1 }, Cast.Zhan));
        House.Clock.SetUtcNow(new(2026, 4, 2, 2, 0, 0, TimeSpan.Zero));
        Assert.Equal(90, (await View(Cast.Song)).Known[Target.Visits]);
        Assert.Equal(60, (await House.Read(Cast.Song, (FunnelBoard board) => board.Of("2026-03", null, default))).Known[Target.Visits]);

        Task<Outcome> Set(SetTrafficTargets.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (SetTrafficTargets duty) => duty.Now(form, default));
        Task<FunnelBoard.View> View(DemoPerson by) => House.Read(by, (FunnelBoard board) => board.Of(null, null, default));
    }

    private static Indicator Named(string name) => Indicator.All.Single(i => i.Name.En == name);

    private async Task<IReadOnlyDictionary<string, int>> Board(DemoPerson by, Guid? consultant = null) => (await House.Read(by, (FunnelBoard board) => board.Of(null, consultant, default))).Figures;

    private async Task EachOpensItsRows(IReadOnlyDictionary<string, int> board, Guid? consultant)
    {
        foreach (var (code, figure) in board)
            Assert.Equal((code, figure), (code, (await House.Read(Cast.Song, (FunnelRows rows) => rows.Show(new(code, Consultant: consultant), default))).Rows.Count));
    }

    /// <summary>Three first visits, two filed; one comes again the next day, orders and drives off; one calls.</summary>
    private async Task Month()
    {
        await Visit();
        var (first, other) = (await Visit(), await Visit());
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = first }));
        await Ok(Open(new() { Name = "李先生", Phone = "13900001111", Level = "B", VisitId = other }));
        await Card("C", "13900002222");
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit("again") }));
        await Ok(HandOver(await ReadyOrder()));
    }

    private static HandOverVehicle.Form Late(DateTime at)
    {
        var form = Complete;
        form.HandedOverAt = at;
        return form;
    }
}
