using Dealership.TestKit;

namespace Dealership.Host.Tests.Operations;

public sealed class RollUpsTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_sum_that_is_not_what_its_rows_add_up_to_is_found_by_a_verb_and_put_right_by_another()
    {
        Assert.Contains("never counted", (await Verb("check")).Said);
        Assert.Equal((0, "Store 1 | Sales funnel | 0 sums put right\nStore 2 | Sales funnel | 0 sums put right\n"), await Verb("rebuild"));
        await _house.Sql<int>("insert into sales.funnel_days (store_id, day, code, consultant_id, times) values (1, '2026-03-04', 'opened', '00000000-0000-0000-0000-000000000000', 3); select 1");
        var (code, said) = await Verb("check");
        Assert.Equal(1, code);
        Assert.Contains("Store 1 | Sales funnel | 2026-03-04 opened 00000000-0000-0000-0000-000000000000 | kept 3, counted 0", said);
        Assert.Contains("Store 2 | Sales funnel | 0 differences", said);
        await Verb("rebuild");
        Assert.Equal((0, "Store 1 | Sales funnel | 0 differences\nStore 2 | Sales funnel | 0 differences\n"), await Verb("check"));
        Assert.Equal(2, (await HostProcess.Run(["rollups"])).Code);
    }

    [Fact]
    public async Task A_department_that_keeps_sums_is_known_as_one_and_no_other_wakes_the_mover_for_nothing() =>
        Assert.Equal(["Sales"], _house.House.Rooms.Where(r => r.HasRollUps).Select(r => r.Name));

    private Task<(int Code, string Said)> Verb(string what) => HostProcess.Run(["rollups", what], ("Dealership__Database", _house.ConnectionString));
}
