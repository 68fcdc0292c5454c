using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>Test drives that somebody arranged and test cars whose keys he has, for his hand-over sheet (离岗交接).</summary>
internal sealed class HeldDrives(Db db) : IHeld
{
    private const string Sql = $"""
        select d.id, c.number, c.model_code, s.from_at from {TestDriveView.From}
        where  d.store_id = @store and d.consultant_id = @person and d.returned_at is null and d.cancelled_at is null order by s.from_at;
        select id, number, model_code from sales.test_cars where store_id = @store and keeper_id = @person and retired_at is null order by number
        """;

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct)
    {
        var (drives, cars) = await db.Both<Drive, Car>(Sql, new { person }, ct);
        return
        [
            .. drives.Select(d => new Held(new($"试驾 {d.Number}号车 {d.ModelCode}", $"Test drive, car no. {d.Number} {d.ModelCode}"), $"/sales/test-drives/{d.Id}", d.FromAt)),
            .. cars.Select(c => new Held(new($"{c.Number}号试驾车 {c.ModelCode} 的钥匙", $"Keys of test car no. {c.Number} {c.ModelCode}"), $"/sales/test-cars/{c.Id}")),
        ];
    }

    private sealed record Drive(Guid Id, int Number, string ModelCode, DateTimeOffset FromAt);

    private sealed record Car(Guid Id, int Number, string ModelCode);
}
