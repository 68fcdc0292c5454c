using Dealership.Plugin;

namespace Dealership.Sales.Inspections;

/// <summary>Begins the sheet of a vehicle (开始PDI检查), or goes on with the one that is open. A look after a passed one is another sheet.</summary>
[Needs(InspectionRights.Inspect)]
internal sealed class BeginSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string OpenSql = "select id from sales.pdi_sheets where store_id = @store and vehicle_id = @vehicle and finished_at is null";

    private const string Sql = """
        insert into sales.pdi_sheets (store_id, id, vehicle_id, begun_at, begun_by)
        select @store, @id, v.id, @now, @by from sales.vehicles v
        where  v.store_id = @store and v.id = @vehicle
          and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.vehicle_id = v.id
                           and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id))
        on conflict do nothing
        returning id
        """;

    public async Task<Outcome> Now(Guid vehicle, CancellationToken ct)
    {
        if (await db.Row<Guid?>(OpenSql, new { vehicle }, ct) is { } open) return Outcome.Done(open, new("接着没做完的检查单", "Going on with the open sheet"));
        var now = clock.GetUtcNow();
        var id = await db.Row<Guid?>(Sql, new { vehicle, id = Guid.CreateVersion7(now), now, by = caller.PersonId }, ct)
            ?? await db.Row<Guid?>(OpenSql, new { vehicle }, ct); // somebody began it at the same instant
        return id is { } sheet
            ? Outcome.Done(sheet, new("检查单已开", "Sheet begun"))
            : Outcome.Refused("没有这辆车，或它已交车。", "There is no such vehicle, or it was handed over.");
    }
}
