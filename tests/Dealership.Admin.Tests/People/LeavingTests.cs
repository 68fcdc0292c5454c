using Dealership.Admin.Obligations;
using Dealership.Admin.People;
using Dealership.Admin.Tests.Obligations;
using Dealership.Admin.Workbench;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.People;

/// <summary>An officer leaves with forty follow-ups of her own: as many afterwards as before, each with somebody.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private const int Many = 40;

    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        for (var i = 0; i < Many; i++) await Ledger.HandedOver(_house, Wednesday(9));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Before_is_after_and_nothing_is_lost()
    {
        var outlook = await Outlook(null);
        Assert.Equal((Many, Many), (outlook.Before, outlook.After));
        Assert.Equal("CM", Assert.Single(outlook.Rows).Keeper);
        Assert.Equal([Cast.Ke.Name], outlook.Rows[0].KeeperNames);
        var left = await Leave();
        Assert.Equal($"{Cast.Lin.Name} 已离职；名下未办 {Many} 件，代管 {Many} 件", left.Said!.Value.Zh);
        var all = await _house.All();
        Assert.Equal(Many, all.Count);
        Assert.All(all, o => Assert.Equal(("CM", "open"), (o.Keeper, o.State)));
        var desk = await _house.Read(Cast.Ke, (MyDesk d) => d.Show(default));
        Assert.Equal(Many, desk.Kept.Count);
    }

    [Fact]
    public async Task The_past_stays_on_the_leavers_record()
    {
        var delivery = (await _house.All())[0].Subject;
        await Ledger.Called(_house, delivery, Wednesday(9, 30));
        await Leave();
        Assert.Equal(Cast.Lin.Id, (await _house.Obligation(delivery)).HolderId);
        Assert.Equal(Many, await _house.Sql<int>("select count(*) from admin.obligations where holder_id = @id and clause_code = 'CS-6'", new { id = Cast.Lin.Id }));
        Assert.Equal(Many - 1, (await Outlook(null)).Before);
    }

    [Fact]
    public async Task A_colleague_in_the_position_keeps_them_before_the_superior_does()
    {
        await _house.Do(Cast.An, (HoldPosition d) => d.Now(Cast.Xin.Id, new() { Position = "CS" }, default));
        Assert.Equal("CS", Assert.Single((await Outlook(null)).Rows).Keeper);
        await Leave();
        var xin = Cast.Xin with { Positions = ["IO", "CS"] };
        Assert.Equal(Many, Count(await _house.Read(xin, (MyDesk d) => d.Show(default))));
    }

    [Fact]
    public async Task Who_must_not_have_one_is_passed_over()
    {
        await Ledger.HandedOver(_house, Wednesday(9), consultant: Cast.Ke.Id); // the manager sold it herself
        var rows = (await Outlook(null)).Rows;
        Assert.Equal([("CM", Many), ("GM", 1)], rows.Select(r => (r.Keeper!, r.Open)).OrderBy(r => r.Item1));
    }

    [Fact]
    public async Task With_nobody_up_to_the_top_the_count_says_so()
    {
        await _house.Sql<int>("update admin.holdings set until = '2026-03-04' where store_id = 1 and position_code in ('CM', 'GM')");
        var outlook = await Outlook(null);
        Assert.Equal((Many, 0), (outlook.Before, outlook.After));
    }

    [Fact]
    public async Task A_leaving_that_is_still_to_come_changes_nothing_before_its_day()
    {
        await Leave(new(2026, 3, 6));
        Assert.Equal(Many, Count(await _house.Read(Cast.Lin, (MyDesk d) => d.Show(default))));
        Assert.All(await _house.All(), o => Assert.Null(o.Keeper));
        _house.Clock.SetUtcNow(March(6, 9));
        Assert.Equal(Many, (await _house.Read(Cast.Ke, (MyDesk d) => d.Show(default))).Kept.Count);
    }

    private static int Count(MyDesk.View desk) => desk.Now.Count + desk.Later.Count;

    private Task<LeavingOutlook.View> Outlook(DateOnly? day) => _house.Read(Cast.An, (LeavingOutlook l) => l.Show(Cast.Lin.Id, day, default));

    private Task<Outcome> Leave(DateOnly? on = null) => _house.Do(Cast.An, (RecordLeaving d) => d.Now(Cast.Lin.Id, new() { LeftOn = on }, default));
}
