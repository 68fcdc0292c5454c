using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>Calls a test drive off before it began (取消试驾), with the reason; the car is free again.</summary>
[Needs(TestDriveRights.Drive)]
internal sealed class CancelTestDrive(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.test_drives d set cancelled_at = @now, cancelled_by = @by, cancelled_why = @why
        where  d.store_id = @store and d.id = @id and d.started_at is null and d.cancelled_at is null and (@only::uuid is null or d.consultant_id = @only) returning d.id
        """;

    public async Task<Outcome> Now(Guid id, string? why, CancellationToken ct)
    {
        if (why?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Why", "请写明原因（200字以内）。", "Say why, in at most 200 characters.").Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, now, by = caller.PersonId, why = why.Trim(), only = caller.May(CardRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct) is null)
            return Outcome.Refused("没有这次预约，或已经开始、取消。", "There is no such arrangement, or it has begun or was called off.");
        await TestCarSlot.Free(db, id, now, ct);
        db.Tell(new TestDriveCancelled(id, now), id);
        return Outcome.Done(id, new("试驾已取消，车已放开", "Called off; the car is free"));
    }
}
