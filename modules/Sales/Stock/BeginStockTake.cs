using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>Begins a count (开始盘点): what should stand here at this instant is written down and does not change with what is sold meanwhile.</summary>
[Needs(StockRights.Keep)]
internal sealed class BeginStockTake(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = $"""
        with begun as (
            insert into sales.stock_takes (store_id, id, begun_at, begun_by) values (@store, @id, @now, @by) on conflict do nothing returning id),
        cars as (
            insert into sales.stock_take_cars (store_id, take_id, vin, vehicle_id, expected)
            select @store, b.id, v.vin, v.id, true from begun b cross join {VehicleState.From} where v.store_id = @store and {StandsHere.Sql})
        select id from begun
        """;

    public async Task<Outcome> Now(CancellationToken ct) =>
        await db.Row<Guid?>(Sql, new { id = Guid.CreateVersion7(), now = clock.GetUtcNow(), by = caller.PersonId }, ct) is { } take
            ? Outcome.Done(take, new("盘点开始", "The count has begun"))
            : Outcome.Refused("上一次盘点还没有完成。", "The count before is not closed yet.");
}
