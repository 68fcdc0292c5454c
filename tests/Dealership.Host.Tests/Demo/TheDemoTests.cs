using Dealership.Contracts;
using Dealership.Host.Demo;
using Dealership.Host.Events;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Host.Tests.Demo;

public sealed class TheDemoTests : IAsyncLifetime
{
    private const int DemoStore = 9;
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private (TheDemo, Pump) Demo()
    {
        var facts = new Facts(_house.House);
        var pump = new Pump(_house.House, _house.Database, new(_house.House, _house.Database, facts), new(_house.House, _house.Database, NullLogger<Worker>.Instance), NullLogger<Pump>.Instance);
        return (new(_house.House, _house.Database, pump, _house.Clock), pump);
    }

    [Fact]
    public async Task The_demo_goes_through_every_department_and_comes_out_without_a_trace()
    {
        var (demo, pump) = Demo();
        await pump.StartAsync(default);
        await demo.Tell(DemoStore, "演示店", "zh", default);
        await pump.StopAsync(default);
        await _house.Settle();
        var sold = await _house.Sql<int>($"select count(*)::int from sales.deliveries where store_id = {DemoStore}");
        Assert.True(sold > 300, $"Only {sold} vehicles were handed over.");
        Assert.Equal(sold, await _house.Sql<int>($"select count(*)::int from customer_service.follow_ups where store_id = {DemoStore}"));
        Assert.Equal(sold, await _house.Sql<int>($"select count(*)::int from admin.obligations where store_id = {DemoStore} and clause_code = 'CS-6'"));
        Assert.True(await _house.Sql<int>($"select count(*)::int from admin.evidence where store_id = {DemoStore} and clause_code = 'CS-6'") > sold * 0.9);

        Assert.Equal("", await SilentInSales());

        await demo.Remove(DemoStore, default);
        Assert.Equal("", await Traces());
    }

    /// <summary>Clauses of the sales manager and the showroom supervisor for which the month's work left no evidence of its own.</summary>
    private async Task<string> SilentInSales() => await _house.Sql<string?>($"""
        select string_agg(c, ' ' order by c) from unnest(@codes) as c
        where  not exists (select 1 from admin.evidence e where e.store_id = {DemoStore} and e.clause_code = c and e.grade in ('event', 'file') and e.at > @since)
        """, new
    {
        codes = _house.House.Clauses.Values.Where(c => c.Position is Position.SalesManager or Position.ShowroomSupervisor && c.Reconstructed is null).Select(c => c.Code).ToArray(),
        since = _house.Clock.GetUtcNow().AddDays(-35),
    }) ?? "";

    /// <summary>Tables that still have rows of the store, boxes and journals of what was done included.</summary>
    private async Task<string> Traces() => await _house.Sql<string?>($"""
        select string_agg(t, ',') from (
            select n.nspname || '.' || c.relname as t,
                   (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I where store_id = {DemoStore}', n.nspname, c.relname), false, true, '')))[1]::text::int as rows
            from   pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped
            where  c.relkind = 'r' and n.nspname not like 'pg_%') counted
        where rows > 0
        """) ?? "";
}
