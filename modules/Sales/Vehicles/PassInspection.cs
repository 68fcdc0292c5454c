using Dealership.Plugin;

namespace Dealership.Sales.Vehicles;

/// <summary>Records that a vehicle passed its pre-delivery inspection (PDI) just now.</summary>
[Needs(Rights.KeepVehicles)]
internal sealed class PassInspection(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        insert into sales.inspections (store_id, vehicle_id, passed_at, passed_by, note)
        select @store, id, @now, @by, @note from sales.vehicles where store_id = @store and id = @vehicleId
        returning vehicle_id
        """;

    public async Task<Outcome> Now(Guid vehicleId, string? note, CancellationToken ct) =>
        await db.Row<Guid?>(Sql, new { vehicleId, note, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } id
            ? Outcome.Done(id, new("PDI 已通过", "PDI passed"))
            : Outcome.Refused("没有这辆车。", "There is no such vehicle.");
}
