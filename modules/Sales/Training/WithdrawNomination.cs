using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>Takes a nomination back (取消报名) with a reason, until its result is written down; the seat is free again.</summary>
[Needs(TrainingRights.Keep)]
internal sealed class WithdrawNomination(Db db, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.nominations set withdrawn_at = @now, withdrawn_why = @why where store_id = @store and id = @id and withdrawn_at is null and recorded_at is null returning id
        """;

    public async Task<Outcome> Now(Guid id, string? why, CancellationToken ct)
    {
        if (why?.Trim().Length is null or 0 or > 200) return new Problems().When(true, "Why", "请写取消原因，最多200字。", "Say why, in at most 200 characters.").Refusal();
        return await db.Row<Guid?>(Sql, new { id, now = clock.GetUtcNow(), why = why.Trim() }, ct) is null
            ? Outcome.Refused("没有这个报名，或结果已经登记。", "There is no such nomination, or its result is written down.")
            : Outcome.Done(id, new("报名已取消", "Nomination withdrawn"));
    }
}
