using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>The check of the unsold vehicles, car by car (库存车每周检查): the one under way, else the last; those not looked at yet first.</summary>
[Needs(StockRights.Keep)]
internal sealed class WeekCheck(Db db, IPeople people) : IRead
{
    internal sealed record Head(Guid Id, DateTimeOffset BegunAt, DateTimeOffset? ClosedAt, Guid? ClosedBy)
    {
        public string? By { get; init; }
    }

    internal sealed record Car(Guid VehicleId, string Vin, string ModelName, string Colour, string? Place, DateTimeOffset? At, string? Fault);

    internal sealed record View(Head? Head, IReadOnlyList<Car> Cars)
    {
        public int Left => Head?.ClosedAt is null ? Cars.Count(c => c.At is null) : 0;
    }

    private const string HeadSql = """
        select id, begun_at, closed_at, closed_by from sales.week_checks where store_id = @store and (@id::uuid is null or id = @id::uuid) order by begun_at desc limit 1
        """;

    private const string CarsSql = $"""
        select v.id as vehicle_id, v.vin, v.model_name, v.colour, {VehicleState.Place} as place, k.at, k.fault
        from   {VehicleState.From}
        left   join sales.week_check_cars k on k.store_id = @store and k.check_id = @check::uuid and k.vehicle_id = v.id
        where  v.store_id = @store and case when @closed then k.at is not null else {StandsHere.Sql} end
        order  by k.at is not null, place nulls last, v.received_on, v.id
        """;

    private const string LastSql = "select id, begun_at, closed_at, closed_by from sales.week_checks where store_id = @store order by begun_at desc limit 12";

    /// <param name="id">A certain one; the latest when none is given.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<View> Show(Guid? id, CancellationToken ct)
    {
        var head = await db.Row<Head>(HeadSql, new { id }, ct);
        var open = head?.ClosedAt is null ? head : null;
        // Without one under way the list shows what the next one will look at, unless a certain one is asked for.
        var cars = await db.Rows<Car>(CarsSql, new { check = id is null ? open?.Id : head?.Id, closed = id is not null && head?.ClosedAt is not null }, ct);
        return new(await Named(head, ct), cars);
    }

    /// <summary>The last twelve.</summary>
    public async Task<IReadOnlyList<Head>> Before(CancellationToken ct)
    {
        var rows = await db.Rows<Head>(LastSql, null, ct);
        var names = await people.Named([.. rows.Select(r => r.ClosedBy).OfType<Guid>().Distinct()], ct);
        return [.. rows.Select(r => r with { By = r.ClosedBy is { } who ? names.GetValueOrDefault(who)?.Name : null })];
    }

    private async Task<Head?> Named(Head? head, CancellationToken ct) =>
        head?.ClosedBy is { } who ? head with { By = (await people.Named([who], ct)).GetValueOrDefault(who)?.Name } : head;
}
