using Dealership.Plugin;
using Dealership.Sales.Funnel;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Funnel;

public sealed class RollUpTests : RollUpHouse
{
    private const string March = "2026-03";

    [Fact]
    public async Task A_store_that_was_never_counted_is_shown_from_its_rows_until_the_house_counted_it_by_itself()
    {
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit() }));
        Assert.Equal((1, 1), await Shown());
        Assert.StartsWith("never counted", Assert.Single(await House.CheckRollUps()).What);
        await House.Settle();
        Assert.Equal((0, 0), (await Kept(), await Waiting()));
        await House.Tick();
        Assert.Equal((1, 1), await Shown());
        await Exact("counted", March);
        Assert.Equal(4, await Kept());
    }

    [Fact]
    public async Task Counted_by_other_figures_or_in_another_zone_it_is_shown_from_its_rows_and_counted_anew()
    {
        await Card();
        foreach (var other in new[] { "figures = 'older'", "zone = 'Europe/Berlin'" })
        {
            await House.RebuildRollUps();
            await House.Sql<int>($"update sales.funnel_counts set {other}; update sales.funnel_months set times = times + 7; select 1");
            Assert.Equal((0, 1), await Shown());
            await Visit();
            await House.Settle();
            Assert.Equal(0, await House.Sql<int>("select count(*)::int from sales.funnel_counts where store_id = 1"));
            House.Clock.Advance(TimeSpan.FromMinutes(5));
            await House.Tick();
            await Exact(other, March);
            await House.Sql<int>("delete from sales.visits; select 1");
        }
    }

    [Fact]
    public async Task A_sum_that_somebody_changed_is_found_and_put_right()
    {
        await House.RebuildRollUps();
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = await Visit() }));
        await House.Settle();
        await House.Sql<int>("update sales.funnel_days set times = times + 2 where code = 'opened'; delete from sales.funnel_days where code = 'traffic'; select 1");
        await House.Sql<int>("update sales.funnel_months set times = times - 1 where code = 'first'; insert into sales.funnel_days select store_id, '2025-07-01', code, consultant_id, 4 from sales.funnel_days where code = 'filed'; select 1");
        Assert.Equal(["2025-07 filed 0/4", "2025-07-01 filed 4/0", "2026-03 first 0/1", "2026-03 opened 1/3", "2026-03 traffic 1/0", "2026-03-04 opened 3/1", "2026-03-04 traffic 0/1"],
            (await House.CheckRollUps()).Select(d => $"{d.What[..d.What.LastIndexOf(' ')]} {d.Kept}/{d.Counted}").Order(StringComparer.Ordinal));
        Assert.True(await House.RebuildRollUps() >= 4);
        await Exact("rebuilt", March);
        Assert.Equal(0, await House.RebuildRollUps());
    }

    [Fact]
    public async Task What_nobody_told_is_put_right_by_itself_within_a_day()
    {
        await House.Tick();
        await Visit();
        await House.Settle();
        await House.Sql<int>("set session_replication_role = replica; update sales.visits set kind = 'again'; set session_replication_role = origin; select 1");
        Assert.Equal(3, (await House.CheckRollUps()).Count);
        House.Clock.Advance(TimeSpan.FromHours(25));
        await House.Tick();
        await Exact("a day later", March);
    }

    [Fact]
    public async Task Counted_by_two_at_once_while_visitors_come_it_has_one_answer()
    {
        await House.RebuildRollUps();
        await Visit();
        var both = await House.AtOnce("select pg_advisory_xact_lock(hashtext('sales.funnel_days'), @store)", new { store = Cast.Store }, Rebuilt,
            async () => await Visit() is var _ ? await Rebuilt() : default!);
        Assert.All(both, b => Assert.True(b.Ok));
        await Visit();
        await Exact("two at once", March);
        Assert.Equal(3, (await Board()).Figures["traffic"]);

        async Task<Outcome> Rebuilt() => await House.RebuildRollUps() >= 0 ? Outcome.Done() : Outcome.Refused("", "");
    }

    [Fact]
    public async Task News_of_a_day_is_thrown_away_when_it_was_counted_and_another_store_keeps_its_own()
    {
        await House.RebuildRollUps();
        await House.RebuildRollUps(Cast.OtherStore);
        await Visit();
        await Visit();
        await House.Settle();
        Assert.Equal(0, await Heard());
        Assert.Empty(await House.CheckRollUps(Cast.OtherStore));
        Assert.Equal(0, (await House.Read(House.As(Cast.Song, Cast.OtherStore), (FunnelBoard board) => board.Of(null, null, default))).Figures["traffic"]);
        await Exact("thrown away", March);

        Task<int> Heard() => House.Sql<int>("select count(*)::int from sales.inbox where type = 'FunnelDayTouched'");
    }

    private Task<FunnelBoard.View> Board() => House.Read(Cast.Song, (FunnelBoard board) => board.Of(null, null, default));

    private async Task<(int, int)> Shown() => await Board() is var board ? (board.Figures["first"], board.Figures["opened"]) : default;

    private Task<int> Kept() => House.Sql<int>("select count(*)::int from sales.funnel_days");
}
