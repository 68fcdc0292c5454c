using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Releases;

/// <summary>
/// Asks that an order's vehicle may leave the stock (出库申请): whoever stands at the car reads its VIN, and it is the allocated one. Contract,
/// price and payment are settled; everything that is missing is said at once.
/// </summary>
[Needs(Rights.HandOver)]
internal sealed class AskRelease(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string LookSql = $"""
        select v.id as vehicle_id, v.vin, {OpenOrder.Sql} as open,
               exists (select 1 from sales.contracts c where c.store_id = @store and c.order_id = o.id and c.voided_at is null) as signed,
               exists (select 1 from sales.payments_in_full p where p.store_id = @store and p.order_id = o.id) as paid,
               exists (select 1 from sales.discounts d where d.store_id = @store and d.order_id = o.id and d.replaced_at is null and d.needs is not null and d.approved is distinct from true) as undecided,
               exists (select 1 from sales.releases r where r.store_id = @store and r.order_id = o.id and r.dropped_at is null) as asked
        from   sales.orders o
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.vehicles v on v.store_id = @store and v.id = a.vehicle_id
        where  o.store_id = @store and o.id = @orderId
        """;

    private const string Sql = "insert into sales.releases (store_id, id, order_id, vehicle_id, asked_at, asked_by) values (@store, @id, @orderId, @vehicle, @now, @by)";

    public async Task<Outcome> Now(Guid orderId, string? vinTail, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(OrderHold.Sql, LookSql, new { orderId }, ct) is not { Open: true } look) return Outcome.Refused("没有这张订单，或它已交车、退订。", "There is no such order, or it was handed over or cancelled.");
        if (look.Asked) return Outcome.Refused("已经申请过出库。", "Its release was asked for already.");
        var read = vinTail?.Trim().ToUpperInvariant() ?? "";
        var problems = new Problems()
            .When(!look.Signed, "", "合同还没有确认。", "The contract is not confirmed.")
            .When(look.Undecided, "", "折扣还没有批准。", "The discount is not approved.")
            .When(look.VehicleId is null, "", "还没有分配车辆。", "No vehicle is allocated yet.")
            .When(!look.Paid, "", "还没有确认全款到账。", "It is not paid in full.")
            .When(look.Vin is not null && (read.Length < 6 || !look.Vin.EndsWith(read, StringComparison.Ordinal)), "VinTail",
                "车架号后六位与分配的车辆不符：请到车前核对；要换车，先由销售经理改分配。", "The last six of the VIN are not those of the allocated vehicle: look at the car; to give another one, the sales manager allocates it first.");
        if (problems.Any) return problems.Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await db.Do(Sql, new { id, orderId, vehicle = look.VehicleId, now, by = caller.PersonId }, ct);
        db.Tell(new ReleaseAsked(id, orderId, caller.PersonId, now), orderId);
        return Outcome.Done(orderId, new("已申请出库，等待审批", "Release asked for; it waits for approval"));
    }

    private sealed record Look(Guid? VehicleId, string? Vin, bool Open, bool Signed, bool Paid, bool Undecided, bool Asked);
}
