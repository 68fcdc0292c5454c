using Dealership.Host.Imports;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Host.Tests.Imports;

public sealed class ImportTests : IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ImportBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await ImportBench.Open();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private static FileStream AsADealerHasThem() => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Imports", "handovers-as-a-dealer-has-them.xlsx"));

    [Fact]
    public async Task A_dealers_own_file_is_understood_and_every_error_is_said_with_its_row_and_column()
    {
        var job = await _bench.Take("handovers", AsADealerHasThem());
        var seen = await _bench.See(job);
        Assert.Equal(("ready", 11, 4, 0, 7), (seen.State, seen.Rows, seen.Fresh, seen.Known, seen.Wrong));
        Assert.Equal(["序号", "备注"], seen.Ignored);
        var said = (await _bench.Bad(job)).SelectMany(r => r.Problems.Select(p => $"{r.Number} {p.Field} {p.Text.Zh}")).ToArray();
        Assert.Collection(said,
            p => Assert.StartsWith("6 phone 电话成了科学计数法（1.38E+10）", p),
            p => Assert.StartsWith("7 phone 电话成了科学计数法（1.38E10）", p),
            p => Assert.StartsWith("8  与第 4 行重复", p),
            p => Assert.StartsWith("9 vin 车架号里没有字母 I、O、Q", p),
            p => Assert.StartsWith("11 consultant 没有叫“王五”的员工", p),
            p => Assert.StartsWith("13 handed_over 年份请写四位", p),
            p => Assert.StartsWith("13 odometer 这一格是 Excel 的错误值", p),
            p => Assert.StartsWith("14 phone 手机没有填", p));
        var warned = await _bench.Views.Rows(_bench.Song, job.Id, [], true, 0, 10, Ct);
        Assert.Contains("校验", Assert.Single(warned, r => r.Number == 10).Warnings.Single().Text.Zh);
    }

    [Fact]
    public async Task Cells_are_corrected_in_place_rows_dropped_and_the_rest_becomes_handovers()
    {
        var job = await _bench.Take("handovers", AsADealerHasThem());
        await Correct(job, 6, "phone", "13900000066");
        await Correct(job, 7, "phone", "13900000067");
        Assert.True((await _bench.Rows.Drop(job, Guid.CreateVersion7(), 4, Ct)).Ok);
        await Correct(job, 11, "consultant", "华丽");
        var seen = await _bench.See(job);
        Assert.Equal((7, 3, 1), (seen.Fresh, seen.Wrong, seen.Dropped)); // row 8 stands now that its twin is dropped
        Assert.DoesNotContain(await _bench.Bad(job), r => r.Number == 8);

        Assert.True((await _bench.Run(job)).Ok);
        await _bench.Work();
        seen = await _bench.See(job);
        Assert.Equal(("done", 7, 0, 3, 1), (seen.State, seen.Written, seen.Failed, seen.Wrong, seen.Dropped));
        Assert.Equal(seen.Rows, seen.Written + seen.Wrong + seen.Dropped);
        Assert.Equal(7, await _bench.House.Sql<long>("select count(*) from sales.deliveries where store_id = 1"));
        Assert.Equal(1, await _bench.House.Sql<long>("select count(*) from sales.deliveries where store_id = 1 and handed_over_at = '2026-02-09 08:30Z'"));
    }

    [Fact]
    public async Task What_is_corrected_wrongly_is_still_wrong_and_a_dropped_row_is_taken_up_by_correcting_it()
    {
        var job = await _bench.Take("handovers", AsADealerHasThem());
        await Correct(job, 6, "phone", "123");
        Assert.Contains("这里是 3 位", (await _bench.Bad(job)).Single(r => r.Number == 6).Problems.Single().Text.Zh);
        await _bench.Rows.Drop(job, Guid.CreateVersion7(), 6, Ct);
        Assert.Equal(1, (await _bench.See(job)).Dropped);
        await Correct(job, 6, "phone", "13900000066");
        Assert.Equal((0, 5), ((await _bench.See(job)).Dropped, (await _bench.See(job)).Fresh));
    }

    [Fact]
    public async Task The_same_upload_sent_twice_is_one_import()
    {
        var key = Guid.CreateVersion7();
        var first = await _bench.Files.Take(_bench.Song, key, _bench.Kind("handovers"), "a.xlsx", AsADealerHasThem(), Ct);
        var again = await _bench.Files.Take(_bench.Song, key, _bench.Kind("handovers"), "a.xlsx", AsADealerHasThem(), Ct);
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(1, await _bench.House.Sql<long>("select count(*) from house.imports"));
    }

    [Fact]
    public async Task Without_the_sheets_right_nobody_imports() =>
        Assert.Throws<NotAllowedException>(() => _bench.Sheets.Of("vehicles", _bench.House.As(Cast.Lin)));

    [Fact]
    public async Task Another_store_sees_nothing_of_it()
    {
        var job = await _bench.Take("handovers", AsADealerHasThem());
        var stranger = _bench.House.As(Cast.Song, Cast.OtherStore);
        Assert.Null(await _bench.Views.One(stranger, job.Id, Ct));
        Assert.Empty(await _bench.Views.Rows(stranger, job.Id, ["wrong"], false, 0, 10, Ct));
        Assert.False((await _bench.Start.Run(job with { Caller = stranger }, Guid.CreateVersion7(), Ct)).Ok);
    }

    [Fact]
    public async Task A_file_that_is_too_long_or_empty_is_refused_whole()
    {
        await using var small = await ImportBench.Open(new() { Rows = 3 });
        var file = await ImportBench.Vehicles(Enumerable.Range(1, 4).Select(n => (ImportBench.Vin(n), "1")));
        Assert.Contains("3 行", (await small.Files.Take(small.Song, Guid.CreateVersion7(), small.Kind("vehicles"), "a", file, Ct)).Problems.Single().Text.Zh);
        Assert.Contains("没有数据", (await small.Files.Take(small.Song, Guid.CreateVersion7(), small.Kind("vehicles"), "a", await ImportBench.Vehicles([]), Ct)).Problems.Single().Text.Zh);
        Assert.Equal(0, await small.House.Sql<long>("select count(*) from house.imports"));
    }

    private async Task Correct(ImportJob job, int row, string column, string text) =>
        Assert.True((await _bench.Rows.Correct(job, Guid.CreateVersion7(), row, new Dictionary<string, string?> { [column] = text }, Ct)).Ok);
}
