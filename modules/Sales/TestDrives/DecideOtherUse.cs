using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>The general manager lets a test car be used for something else, or does not (TD-3). Nobody decides on his own wish.</summary>
[Needs(TestDriveRights.Approve)]
internal sealed class DecideOtherUse(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string HoldSql = "select 1 from sales.test_car_uses where store_id = @store and id = @id for update";

    private const string LookSql = """
        select u.asked_by, s.freed_at is null as wanted from sales.test_car_uses u join sales.test_car_slots s on s.store_id = @store and s.id = u.id
        where  u.store_id = @store and u.id = @id and u.decided_at is null
        """;

    private const string Sql = "update sales.test_car_uses set decided_at = @now, decided_by = @by, approved = @yes, reason = @reason where store_id = @store and id = @id";

    public async Task<Outcome> Now(Guid id, bool approve, string? reason, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id }, ct) is not { Wanted: true } look) return Outcome.Refused("没有这个申请，或已经有结果。", "There is no such request, or it is decided.");
        if (look.AskedBy == caller.PersonId) return Outcome.Refused("自己申请的不能自己批。", "Nobody decides on his own request.");
        if (!approve && reason?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Reason", "不批准请写明原因。", "Say why not.").Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id, now, by = caller.PersonId, yes = approve, reason = reason?.Trim() ?? "" }, ct);
        if (!approve) await TestCarSlot.Free(db, id, now, ct);
        db.Tell(new TestCarUseDecided(id, approve, now, caller.PersonId), id);
        return Outcome.Done(id, approve ? new("已批准", "Approved") : new("已退回", "Refused"));
    }

    private sealed record Look(Guid AskedBy, bool Wanted);
}
