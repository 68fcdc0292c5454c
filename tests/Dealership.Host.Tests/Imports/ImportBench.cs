using Dealership.Contracts;
using Dealership.Host.Data;
using Dealership.Host.Imports;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Host.Tests.Imports;

/// <summary>The import engine over a test house: files are taken, and work is done when asked for and not before.</summary>
internal sealed class ImportBench : IAsyncDisposable
{
    private readonly Database _database;
    private readonly ImportWorker _worker;

    private ImportBench(TestHouse house, ImportLimits limits)
    {
        House = house;
        _database = new(house.ConnectionString);
        Sheets = new(house.House, NullLogger<ImportSheets>.Instance);
        Books = new(_database);
        Views = new(Books);
        var bell = new ImportBell();
        var write = new WriteBatch(house.House, _ => { });
        Check = new(house.House, Books);
        Files = new(house.House, Books, limits, bell, house.Clock);
        Rows = new(Books, Check);
        Start = new(Books, bell, house.Clock);
        _worker = new(Books, Sheets, Check, new(Books, write), new(Books, write), bell, house.Clock, NullLogger<ImportWorker>.Instance);
    }

    public TestHouse House { get; }
    public ImportSheets Sheets { get; }
    public ImportBooks Books { get; }
    public ImportViews Views { get; }
    public TakeFile Files { get; }
    public CheckRows Check { get; }
    public FixRow Rows { get; }
    public StartWork Start { get; }
    public Caller Song => House.As(Cast.Song);

    public static async Task<ImportBench> Open(ImportLimits? limits = null) => new(await TestHouse.Open(), limits ?? new());

    /// <summary>Uploads and checks.</summary>
    public async Task<ImportJob> Take(string kind, Stream file, Caller? caller = null)
    {
        var by = caller ?? Song;
        var outcome = await Files.Take(by, Guid.CreateVersion7(), Sheets.Of(kind, by)!, "file.xlsx", file, default);
        Assert.True(outcome.Ok, string.Join(" ", outcome.Problems.Select(p => p.Text.En)));
        await Work();
        return new(outcome.Id!.Value, Sheets.Of(kind, by)!, by);
    }

    public ImportKind Kind(string key) => Sheets.Of(key, Song)!;

    /// <summary>Does all work that waits.</summary>
    public async Task Work()
    {
        while (await _worker.One(default)) { }
    }

    public async Task<ImportView> See(ImportJob job) => (await Views.One(Song, job.Id, default))!;

    public Task<IReadOnlyList<RowView>> Bad(ImportJob job) => Views.Rows(Song, job.Id, ["wrong", "failed", "kept"], false, 0, 1000, default);

    public Task<Outcome> Run(ImportJob job) => Start.Run(job, Guid.CreateVersion7(), default);

    public Task<Outcome> Revert(ImportJob job) => Start.Revert(job, Guid.CreateVersion7(), default);

    /// <summary>A workbook of vehicles with these VINs.</summary>
    public static async Task<MemoryStream> Vehicles(IEnumerable<(string Vin, string Price)> rows)
    {
        var file = new MemoryStream();
        await ListFile.Write(file, new("车辆", "Vehicles"), [
            new ListColumn<(string Vin, string Price)>(new("车架号", "VIN"), r => r.Vin, 22, SheetForm.Text), new(new("车型", "Model"), _ => "A6L"),
            new(new("颜色", "Colour"), _ => "黑"), new(new("入库日期", "Received on"), _ => new DateOnly(2026, 3, 1)), new(new("指导价", "List price"), r => r.Price)], rows, "zh", default);
        return file;
    }

    /// <summary>The n-th of a row of valid VINs.</summary>
    public static string Vin(int n)
    {
        var vin = $"LSVAA49J0R2{n:000000}";
        return vin[..8] + Plugin.Values.Vin.CheckDigit(vin) + vin[9..];
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await House.DisposeAsync();
    }
}
