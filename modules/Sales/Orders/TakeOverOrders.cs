using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Deliveries;

namespace Dealership.Sales.Orders;

/// <summary>What a consultant handed over (离岗交接) is looked after by the receiver: his orders that wait for their handover. What he sold stays his.</summary>
internal sealed class TakeOverOrders(Db db, TimeProvider clock) : IListen<WorkHandedOver>
{
    private const string Sql = $"""
        with mine as (
            select id from ({OrderList.States} and o.consultant_id = @FromPerson) orders where state not in ('delivered', 'cancelled')),
        moved as (
            insert into sales.order_moves (store_id, order_id, sheet_id, from_person, to_person, at)
            select @store, id, @SheetId, @FromPerson, @ToPerson, @At from mine
            on conflict do nothing returning order_id)
        update sales.orders o set consultant_id = @ToPerson from moved where o.store_id = @store and o.id = moved.order_id
        """;

    public Task Hear(WorkHandedOver fact, Told told, CancellationToken ct) =>
        fact.Department == "Sales" ? db.Do(Sql, new { fact.SheetId, fact.FromPerson, fact.ToPerson, At = fact.At.ToUniversalTime(), inspectedSince = HandOverVehicle.InspectedSince(clock) }, ct) : Task.CompletedTask;
}
