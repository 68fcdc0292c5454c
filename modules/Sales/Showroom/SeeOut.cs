using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>The visitors have left (送客): one press, and the consultant is free for his next turn.</summary>
[Needs(ShowroomRights.Log)]
internal sealed class SeeOut(Db db, TimeProvider clock) : IDuty
{
    private const string Sql = "update sales.visits set left_at = greatest(@now, arrived_at) where store_id = @store and id = @id and left_at is null returning number";

    public async Task<Outcome> Now(Guid id, CancellationToken ct) => await db.Row<int?>(Sql, new { id, now = clock.GetUtcNow() }, ct) is { } number
        ? Outcome.Done(id, new($"第{number}批已离店", $"Group {number} has left"))
        : Outcome.Refused("没有这条登记，或已记过离店时间。", "There is no such line, or they have left already.");
}
