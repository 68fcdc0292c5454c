using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>A test car is back from its other use, with its odometer; a request that nobody decided is withdrawn.</summary>
[Needs(TestDriveRights.Prepare)]
internal sealed class EndOtherUse(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string HoldSql = "select 1 from sales.test_car_uses where store_id = @store and id = @id for update";

    private const string LookSql = """
        select u.approved, c.id as car_id, c.odometer_km from sales.test_car_uses u
        join   sales.test_car_slots s on s.store_id = @store and s.id = u.id and s.freed_at is null
        join   sales.test_cars c on c.store_id = @store and c.id = s.car_id
        where  u.store_id = @store and u.id = @id
        """;

    private const string Sql = """
        update sales.test_car_uses set back_at = @now, back_by = @by, odometer = @km where store_id = @store and id = @id;
        update sales.test_cars set odometer_km = @km where store_id = @store and id = @car
        """;

    public async Task<Outcome> Now(Guid id, int? odometer, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id }, ct) is not { } look) return Outcome.Refused("没有这次用车，或已经结束。", "There is no such use, or it has ended.");
        var now = clock.GetUtcNow();
        if (look.Approved is null)
        {
            await TestCarSlot.Free(db, id, now, ct);
            db.Tell(new TestCarUseWithdrawn(id, now), id);
            return Outcome.Done(id, new("申请已撤回", "The request is withdrawn"));
        }
        if (odometer is null || odometer < look.OdometerKm || odometer > look.OdometerKm + 20_000)
            return new Problems().When(true, "Odometer", $"请填写还车里程，不小于{look.OdometerKm}公里。", $"Enter the odometer, at least {look.OdometerKm} km.").Refusal();
        await db.Do(Sql, new { id, now, by = caller.PersonId, km = odometer, car = look.CarId }, ct);
        await TestCarSlot.Free(db, id, now, ct);
        return Outcome.Done(id, new("车已归还", "The car is back"));
    }

    private sealed record Look(bool? Approved, Guid CarId, int OdometerKm);
}
