using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Host.Tests.Events;

public sealed class KilledHostTests : IAsyncLifetime
{
    private const int Handovers = 1000;
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Killing_one_of_two_hosts_in_the_middle_of_a_thousand_handovers_leaves_exactly_a_thousand_follow_ups()
    {
        // A few pooled connections each: a test server is shared by all test processes.
        await using var one = await HostProcess.Start(_house.ConnectionString, null);
        await using var two = await HostProcess.Start(_house.ConnectionString, null);
        var random = new Random(20260304);
        var killAt = random.Next(Handovers / 4, Handovers / 2);
        for (var n = 0; n < Handovers; n += 10)
        {
            await Tell(Enumerable.Range(n, 10));
            if (n <= killAt && killAt < n + 10) await one.Kill();
        }
        for (var waited = 0; waited < 2400 && await Waiting() > 0; waited++) await Task.Delay(100);
        Assert.Equal(0, await Waiting());
        Assert.Equal(Handovers, await _house.Sql<int>("select count(*)::int from customer_service.follow_ups where store_id = 1"));
        Assert.Equal(Handovers, await _house.Sql<int>("select count(distinct subject)::int from admin.obligations where store_id = 1 and clause_code = 'CS-6'"));
        Assert.Equal(Handovers, await _house.Sql<int>("select count(*)::int from admin.obligations where store_id = 1 and clause_code = 'CS-6'"));
    }

    private Task<int> Waiting() => _house.Sql<int>($"""
        select ((select count(*) from sales.outbox) + {string.Join(" + ", _house.House.Rooms.Where(r => r.Name != "Listening").Select(r => $"(select count(*) from {r.Schema}.inbox where done_at is null)"))})::int
        """);

    private async Task Tell(IEnumerable<int> numbers)
    {
        await using var db = new Db(_house.Database.Of("sales"), "sales", Caller.House(Cast.Store), new DbClaim(Guid.CreateVersion7(), "Tell"));
        foreach (var n in numbers)
        {
            var id = new Guid(n, 7, 7, new byte[8]);
            db.Tell(new VehicleHandedOver(id, id, id, id, "TC31", $"{n:000000}", Cast.Wei.Id, Cast.Start.AddMinutes(n), 12, "retail", false), id);
        }
        await db.Commit(Outcome.Done(), default);
    }
}
