using Dealership.Contracts;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Obligations;

public sealed class AssignmentTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Two_officers_get_one_each_in_turn()
    {
        await AlsoHolds("CS", Cast.Xin.Id);
        for (var i = 0; i < 6; i++) await _house.HandedOver(Wednesday(9));
        Assert.Equal([3, 3], (await _house.All()).GroupBy(o => o.HolderId).Select(g => g.Count()));
    }

    [Fact]
    public async Task A_burst_is_shared_as_if_one_had_come_after_the_other()
    {
        await AlsoHolds("CS", Cast.Xin.Id);
        await AlsoHolds("CS", Cast.Wei.Id);
        await _house.HandedOver(Wednesday(8), consultant: Cast.Xin.Id);
        await _house.HearTogether("sales", Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).Select(id => ((IFact)Handover(id, Wednesday(9), Cast.Wei.Id), id)));
        Assert.Equal([(Cast.Lin.Id, 5), (Cast.Xin.Id, 4)], (await _house.All()).GroupBy(o => o.HolderId!.Value).Select(g => (g.Key, g.Count())).Order());
    }

    [Fact]
    public async Task Two_officers_who_are_deep_in_work_share_what_comes()
    {
        await AlsoHolds("CS", Cast.Xin.Id);
        await _house.Sql<int>("""
            insert into admin.obligations (store_id, id, clause_code, subject, position_code, holder_id, what_zh, what_en, link, due_at, owed_at, heard_at)
            select 1, gen_random_uuid(), 'CS-6', gen_random_uuid(), 'CS', p, '跟踪', 'Follow up', '/', '2026-03-10', '2026-03-01', '2026-03-01'
            from   unnest(@people) p, generate_series(1, 150) n; select 1
            """, new { people = new[] { Cast.Lin.Id, Cast.Xin.Id } });
        for (var i = 0; i < 16; i++) await _house.HandedOver(Wednesday(9));
        Assert.Equal(2, await _house.Sql<int>("select count(distinct holder_id)::int from admin.obligations where clause_code = 'CS-6' and heard_at > '2026-03-02'"));
    }

    [Fact]
    public async Task Who_has_done_his_gets_the_next()
    {
        await AlsoHolds("CS", Cast.Xin.Id);
        var first = await _house.HandedOver(Wednesday(9));
        await _house.HandedOver(Wednesday(9));
        await _house.Called(first, Wednesday(10));
        var third = await _house.HandedOver(Wednesday(11));
        Assert.Equal((await _house.Obligation(first)).HolderId, (await _house.Obligation(third)).HolderId);
    }

    [Fact]
    public async Task Who_sold_it_never_asks_the_buyer_about_it()
    {
        await AlsoHolds("CS", Cast.Wei.Id);
        for (var i = 0; i < 4; i++) await _house.HandedOver(Wednesday(9), consultant: Cast.Wei.Id);
        Assert.All(await _house.All(), o => Assert.Equal(Cast.Lin.Id, o.HolderId));
    }

    [Fact]
    public async Task A_vacancy_is_kept_by_the_nearest_superior_who_is_there()
    {
        await Vacant("CS");
        var delivery = await _house.HandedOver(Wednesday(9));
        var owed = await _house.Obligation(delivery);
        Assert.Equal((null, "CM"), (owed.HolderId, owed.Keeper));
        await Vacant("CM");
        Assert.Equal("GM", (await _house.Obligation(delivery)).Keeper);
    }

    [Fact]
    public async Task Another_store_gets_nothing_of_it()
    {
        await _house.HandedOver(Wednesday(9));
        Assert.Equal(1, await _house.Sql<long>("select count(*) from admin.obligations where clause_code = 'CS-6'"));
        Assert.Equal(0, await _house.Sql<long>("select count(*) from admin.obligations where store_id = 2"));
    }

    private Task Vacant(string position) => _house.Sql<int>("update admin.holdings set until = '2026-03-04' where store_id = 1 and position_code = @position", new { position });

    private Task AlsoHolds(string position, Guid person) => _house.Sql<int>(
        "insert into admin.holdings (store_id, person_id, position_code, since) values (1, @person, @position, '2026-01-01')", new { person, position });
}
