using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Inspections;

/// <summary>A vehicle and all its sheets, the latest first.</summary>
[Needs(Rights.SeeVehicles)]
internal sealed class VehicleSheets(Db db, IPeople people) : IRead
{
    internal sealed record Vehicle(Guid Id, string Vin, string ModelName, string Colour, bool Gone);

    internal sealed record Sheet(Guid Id, DateTimeOffset BegunAt, Guid BegunBy, DateTimeOffset? FinishedAt, Guid? FinishedBy, int Repaired, int Open);

    internal sealed record Line(Sheet Sheet, string? By);

    internal sealed record View(Vehicle Vehicle, IReadOnlyList<Line> Sheets);

    private const string Sql = """
        select v.id, v.vin, v.model_name, v.colour,
               exists (select 1 from sales.deliveries d where d.store_id = @store and d.vehicle_id = v.id
                       and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)) as gone
        from   sales.vehicles v where v.store_id = @store and v.id = @id;
        select s.id, s.begun_at, s.begun_by, s.finished_at, s.finished_by,
               (count(r.item) filter (where r.result = 'repaired'))::int as repaired, (count(r.item) filter (where r.result = 'open'))::int as open
        from   sales.pdi_sheets s left join sales.pdi_results r on r.store_id = @store and r.sheet_id = s.id
        where  s.store_id = @store and s.vehicle_id = @id
        group  by s.id, s.begun_at, s.begun_by, s.finished_at, s.finished_by order by s.begun_at desc, s.id desc
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (vehicles, sheets) = await db.Both<Vehicle, Sheet>(Sql, new { id }, ct);
        if (vehicles is not [var vehicle]) return null;
        var names = await people.Named([.. sheets.Select(s => s.FinishedBy ?? s.BegunBy).Distinct()], ct);
        return new(vehicle, [.. sheets.Select(s => new Line(s, names.GetValueOrDefault(s.FinishedBy ?? s.BegunBy)?.Name))]);
    }
}
