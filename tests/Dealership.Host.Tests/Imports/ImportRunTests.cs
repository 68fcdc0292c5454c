using Dapper;
using Dealership.Contracts.Sales;
using Dealership.Host.Imports;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests.Imports;

public sealed class ImportRunTests : IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ImportBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await ImportBench.Open();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_host_that_dies_between_the_rows_and_their_record_does_nothing_twice()
    {
        var job = await Handovers();
        await _bench.Run(job);
        await _bench.Work();
        // As the killed host left it: the department has committed, the host's own tables know nothing of it.
        await Sql("update house.import_rows set state = 'new', result = null where state = 'written'");
        await Sql("update house.imports set state = 'running'; insert into house.import_jobs (store, import_id) select store_id, id from house.imports");
        await _bench.Work();
        var seen = await _bench.See(job);
        Assert.Equal(("done", 4, 0), (seen.State, seen.Written, seen.Failed));
        Assert.Equal(4, await _bench.House.Sql<long>("select count(*) from sales.deliveries where store_id = 1"));
        Assert.Equal(4, await Told());
        Assert.Equal(4, await _bench.House.Sql<long>("select count(*) from house.import_rows where state = 'written' and (result ->> 'created')::boolean"));
    }

    [Fact]
    public async Task A_job_of_a_killed_host_is_taken_over_when_its_lease_ends()
    {
        var job = await Handovers();
        await _bench.Run(job);
        await Sql("update house.import_jobs set leased_to = now() + interval '60 seconds'");
        await _bench.Work();
        Assert.Equal("running", (await _bench.See(job)).State);
        await Sql("update house.import_jobs set leased_to = now() - interval '1 second'");
        await _bench.Work();
        Assert.Equal("done", (await _bench.See(job)).State);
    }

    [Fact]
    public async Task Pressing_run_twice_runs_once_and_two_workers_do_not_double()
    {
        var job = await Handovers();
        var pressed = await Task.WhenAll(_bench.Run(job), _bench.Run(job));
        Assert.Single(pressed, o => o.Ok);
        await Task.WhenAll(_bench.Work(), _bench.Work());
        Assert.Equal(4, (await _bench.See(job)).Written);
        Assert.Equal(4, await Told());
    }

    [Fact]
    public async Task One_row_that_the_database_refuses_costs_itself_and_not_the_batch()
    {
        var job = await _bench.Take("vehicles", await ImportBench.Vehicles(Enumerable.Range(1, 20).Select(n => (ImportBench.Vin(n), "1000"))));
        await Sql($"alter table sales.vehicles add constraint not_this_one check (vin <> '{ImportBench.Vin(7)}')");
        await _bench.Run(job);
        await _bench.Work();
        var seen = await _bench.See(job);
        Assert.Equal(("done", 19, 1), (seen.State, seen.Written, seen.Failed));
        Assert.Contains("not_this_one", Assert.Single(await _bench.Bad(job)).Problems.Single().Text.Zh);

        await Sql("alter table sales.vehicles drop constraint not_this_one");
        await _bench.Rows.Correct(job, Guid.CreateVersion7(), 8, new Dictionary<string, string?> { ["price"] = "1001" }, Ct);
        await _bench.Run(job);
        await _bench.Work();
        Assert.Equal(20, (await _bench.See(job)).Written);
    }

    [Fact]
    public async Task Rows_at_which_a_department_stumbles_cost_themselves_at_the_check_the_writing_and_the_taking_back()
    {
        using var file = new MemoryStream();
        await ListFile.Write(file, new("易碎", "Fragile"), [new ListColumn<string>(new("做什么", "What"), what => what)],
            ["keep me", "stumble at the check", "stumble at the writing", "refuse", "go through"], "zh", Ct);
        var job = await _bench.Take("fragile", file, caller: Caller.House(Cast.Store));
        await _bench.Run(job);
        await _bench.Work();
        var seen = await _bench.See(job);
        Assert.Equal(("done", 2, 1, 2), (seen.State, seen.Written, seen.Wrong, seen.Failed));
        Assert.Equal(["3 检查时出错：no such thing", "4 写入时出错，没有导入：22012 division by zero", "5 不行。"],
            (await _bench.Bad(job)).Select(r => $"{r.Number} {r.Problems.Single().Text.Zh}"));

        await _bench.Revert(job);
        await _bench.Work();
        seen = await _bench.See(job);
        Assert.Equal(("reverted", 1, 1), (seen.State, seen.Reverted, seen.Kept));
        Assert.Contains(await _bench.Bad(job), r => r is { Number: 2, State: "kept" } && r.Problems.Single().Text.Zh == "有人在用。");
    }

    [Fact]
    public async Task Taking_back_removes_what_was_made_and_restores_what_was_changed()
    {
        var first = await _bench.Take("vehicles", await ImportBench.Vehicles([(ImportBench.Vin(1), "100000"), (ImportBench.Vin(2), "100000")]));
        await _bench.Run(first);
        await _bench.Work();
        var second = await _bench.Take("vehicles", await ImportBench.Vehicles([(ImportBench.Vin(2), "99000"), (ImportBench.Vin(3), "99000")]));
        Assert.Equal((1, 1), ((await _bench.See(second)).Fresh, (await _bench.See(second)).Known));
        await _bench.Run(second);
        await _bench.Work();
        Assert.Equal(99000m, await Price(2));

        Assert.True((await _bench.Revert(second)).Ok);
        await _bench.Work();
        var seen = await _bench.See(second);
        Assert.Equal(("reverted", 2, 0), (seen.State, seen.Reverted, seen.Kept));
        Assert.Equal(100000m, await Price(2));
        Assert.Equal(2, await _bench.House.Sql<long>("select count(*) from sales.vehicles where store_id = 1"));
    }

    [Fact]
    public async Task Taking_back_handovers_tells_everybody_that_they_are_cancelled()
    {
        var job = await Handovers();
        await _bench.Run(job);
        await _bench.Work();
        await _bench.Revert(job);
        await _bench.Work();
        Assert.Equal("reverted", (await _bench.See(job)).State);
        Assert.Equal(4, await Told(nameof(HandoverCancelled)));
        await _bench.House.Settle();
    }

    [Fact]
    public async Task Fifty_thousand_rows_go_through_in_flat_memory()
    {
        const int Rows = 50_000;
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        (await ImportBench.Vehicles(Enumerable.Range(1, Rows).Select(n => (n == 40_000 ? ImportBench.Vin(3) : ImportBench.Vin(n), "128000")))).WriteTo(file);
        var before = GC.GetTotalMemory(true);
        using var watch = new PeakMemory();
        var job = await _bench.Take("vehicles", file);
        await _bench.Run(job);
        await _bench.Work();
        var seen = await _bench.See(job);
        Assert.Equal(("done", Rows - 1, 1), (seen.State, seen.Written, seen.Wrong));
        Assert.True(watch.Peak - before < 24 << 20, $"grew by {(watch.Peak - before) >> 20} MiB");
    }

    private async Task<ImportJob> Handovers()
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Imports", "handovers-as-a-dealer-has-them.xlsx"));
        return await _bench.Take("handovers", file);
    }

    private Task<long> Told(string type = nameof(VehicleHandedOver)) => _bench.House.Sql<long>(
        "select (select count(*) from sales.outbox where type = @type) + (select count(distinct id) from admin.inbox where type = @type)", new { type });

    private Task<decimal> Price(int n) => _bench.House.Sql<decimal>("select list_price from sales.vehicles where store_id = 1 and vin = @vin", new { vin = ImportBench.Vin(n) });

    private async Task Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(_bench.House.ConnectionString);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>What lives after a collection, looked at ten times a second.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer _timer;

        public PeakMemory() => _timer = new(_ => Peak = Math.Max(Peak, GC.GetTotalMemory(true)), null, 0, 100);

        public long Peak { get; private set; }

        public void Dispose() => _timer.Dispose();
    }
}
