using Dealership.Plugin;
using Dealership.Sales.Orders;
using Dealership.Sales.Stock;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Stock;

/// <summary>Factor, age and structure, and what is decided about vehicles that stand long.</summary>
public sealed class StockBoardTests : StockHouse
{
    private Task<StockBoard.View> Board(DateOnly? month = null) => House.Read(Cast.Song, (StockBoard board) => board.Show(month, default));

    private async Task<IReadOnlyList<StockRows.Row>> Rows(string show, DateOnly? month = null) => (await House.Read(Cast.Song, (StockRows rows) => rows.Show(new(show, month, Take: 500), default))).Rows;

    private async Task Days(int days)
    {
        House.Clock.Advance(TimeSpan.FromDays(days));
        await House.Tick();
        await House.Settle();
    }

    [Fact]
    public async Task Forty_five_at_the_months_end_and_thirty_sold_are_one_point_five_and_the_warning_line()
    {
        await Vehicles(45, "TC31", "2026-01-10");
        await Vehicles(30, "TC31", "2026-01-05", "2026-02-12", mark: '2');
        await Vehicles(5, "TC31", "2026-03-02", mark: '3');              // came after
        await Vehicles(4, "TC31", "2025-12-02", "2026-01-12", mark: '4'); // went before
        var board = await Board(new(2026, 2, 1));
        Assert.Equal((45, 30, 1.50m, "warning"), (board.Figures.Stock, board.Figures.Sold, board.Factor, board.Band));
        Assert.Equal(56, board.TurnoverDays);   // (75 + 45) ÷ 2 ÷ 30 × 28
        Assert.Equal((45, 30), ((await Rows("stock", new(2026, 2, 1))).Count, (await Rows("sold", new(2026, 2, 1))).Count));
        Assert.Null((await Board(new(2025, 6, 1))).Factor);
    }

    [Theory]
    [InlineData(0.79, "low")]
    [InlineData(0.8, "reasonable")]
    [InlineData(1.2, "reasonable")]
    [InlineData(1.29, "attention")]
    [InlineData(1.5, "warning")]
    [InlineData(2.5, "warning")]
    [InlineData(2.51, "very-high")]
    public void The_factor_falls_into_the_trades_bands(double factor, string band) =>
        Assert.Equal(band, StockBoard.BandOf((decimal)factor, StockStandards.All.ToDictionary(s => s.Code, s => s.Default)));

    [Fact]
    public async Task Each_age_band_opens_its_vehicles_and_what_the_store_drives_or_has_sent_away_is_no_stock()
    {
        foreach (var (received, mark) in new[] { ("2026-02-02", '1'), ("2026-02-01", '2'), ("2026-01-03", '3'), ("2026-01-02", '4'), ("2025-12-04", '5'), ("2025-09-05", '6'), ("2025-09-04", '7') }) await Vehicles(1, "TC31", received, mark: mark);
        var board = (await Board()).Figures;
        Assert.Equal((7, 1, 2, 2, 1, 1), (board.Stock, board.Green, board.Normal, board.Yellow, board.Orange, board.Red));
        foreach (var band in AgeBand.All) Assert.Equal(board.Of(band), (await Rows(band)).Count);
        Assert.Equal("2026-02-01", $"{(await Rows("normal"))[1].ReceivedOn:yyyy-MM-dd}");
        foreach (var (kind, row) in new[] { "test-drive", "courtesy", "sent-back", "display" }.Zip(await Rows("stock")))
            await Ok(House.Do(Cast.Zhan, (MoveVehicle duty) => duty.Now(row.Id, new() { Kind = kind, Note = "说明" }, default)));
        board = (await Board()).Figures;
        Assert.Equal((4, 3), (board.Stock, board.Free));
    }

    [Fact]
    public void Structure_is_share_of_stock_against_share_of_sales_and_more_than_ten_points_are_flagged()
    {
        var lines = StockBoard.Structure([new("A", 60, 40), new("B", 30, 50), new("C", 10, 10)], 10);
        Assert.Equal([(20m, true), (-20m, true), (0m, false)], lines.Select(l => (l.Points!.Value, l.Flagged)));
        Assert.All(StockBoard.Structure([new("A", 5, 0)], 10), l => Assert.True(l is { SoldShare: null, Points: null, Flagged: false }));
        Assert.False(StockBoard.Structure([new("A", 60, 50), new("B", 40, 50)], 10)[0].Flagged);
    }

    [Fact]
    public async Task A_vehicle_that_enters_a_band_owes_a_decision_once_and_another_in_the_next_band()
    {
        await Vehicles(1, "TC31", "2026-01-03");   // 60 days on the first day
        await Days(0);
        Assert.Empty(await Rows("undecided"));
        await Days(1);
        await Days(1);
        var yellow = Assert.Single(await Rows("undecided")).AgeingId!.Value;
        Assert.Equal(1, await House.Sql<int>("select count(*)::int from sales.ageings"));
        Assert.Equal("宋经理", await Desk("SS-6", yellow));
        Assert.False((await House.Do(Cast.Song, (DecideAged duty) => duty.Now(yellow, new() { Decision = "discount", Note = "月底前" }, default))).Ok);
        await Ok(House.Do(Cast.Song, (DecideAged duty) => duty.Now(yellow, new() { Decision = "discount", Note = "月底前清", Wish = 5000 }, default)));
        Assert.False((await House.Do(Cast.Song, (DecideAged duty) => duty.Now(yellow, new() { Decision = "keep", Note = "再看" }, default))).Ok);
        await Days(0);
        Assert.Equal("宋经理 settled", await Desk("SS-6", yellow));
        Assert.Empty(await Rows("undecided"));
        await Days(30);
        var orange = Assert.Single(await Rows("undecided")).AgeingId!.Value;
        Assert.NotEqual(yellow, orange);
        Assert.Equal("orange", (await House.Read(Cast.Gao, (AgedRecord record) => record.Show(orange, default)))!.Aged.Band);
        await Days(90);
        var red = Assert.Single(await Rows("undecided")).AgeingId!.Value;
        Assert.Equal(("宋经理 settled", "高总"), (await Desk("SS-6", orange), await Desk("SS-6", red)));
        Assert.Contains("总经理", Assert.Single((await House.Do(Cast.Song, (DecideAged duty) => duty.Now(red, new() { Decision = "keep", Note = "再看" }, default))).Problems).Text.Zh);
        await Ok(House.Do(Cast.Gao, (DecideAged duty) => duty.Now(red, new() { Decision = "swap", Note = "与杭州店换白色" }, default)));
        Assert.Equal("discount", Assert.Single((await House.Read(Cast.Gao, (AgedRecord record) => record.Show(red, default)))!.Before).Decision);
    }

    [Fact]
    public async Task What_an_order_takes_needs_no_decision_any_more()
    {
        await Vehicles(1, "TC31", "2025-12-20");
        await Days(0);
        var row = Assert.Single(await Rows("undecided"));
        var order = await Order();
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, row.Id, default)));
        await Days(1);
        Assert.Empty(await Rows("undecided"));
        Assert.Equal("宋经理 settled", await Desk("SS-6", row.AgeingId!.Value));
        Assert.Contains("不用再决定", Assert.Single((await House.Do(Cast.Song, (DecideAged duty) => duty.Now(row.AgeingId.Value, new() { Decision = "keep", Note = "x" }, default))).Problems).Text.Zh);
    }

    [Fact]
    public async Task A_standard_holds_from_its_day_and_the_bands_rise()
    {
        await Vehicles(1, "TC31", "2026-02-01");
        Assert.Contains((await House.Do(Cast.Song, (SetStockStandard duty) => duty.Now(new() { Code = "age-yellow", Value = 50 }, default))).Problems, p => p.Field == "Value");
        Assert.False((await House.Do(Cast.Song, (SetStockStandard duty) => duty.Now(new() { Code = "age-green", Value = 45, From = new(2026, 3, 3) }, default))).Ok);
        await Ok(House.Do(Cast.Song, (SetStockStandard duty) => duty.Now(new() { Code = "age-green", Value = 45, From = new(2026, 3, 5) }, default)));
        Assert.Equal(1, (await Board()).Figures.Normal);
        House.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Board()).Figures.Green);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Zhan, (SetStockStandard duty) => duty.Now(new(), default)));
    }
}
