using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>Closes a day of the showroom (日清), once nothing of it is unfinished; the closing is what proves it.</summary>
[Needs(ShowroomRights.CloseDay)]
internal sealed class CloseDay(Db db, Caller caller, TimeProvider clock, Unfinished unfinished) : IDuty
{
    private const string Sql = """
        update sales.showroom_days set closed_at = @now, closed_by = @by, closing_id = @closing
        where  store_id = @store and id = @id and closed_at is null returning id
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        // Nobody logs a visit while it is looked whether all are finished.
        await db.Do(ReceptionQueue.Hold, null, ct);
        if (await unfinished.Of(id, ct) is not { } day) return Outcome.Refused("没有这一天。", "There is no such day.");
        if (day.Things.Count > 0)
            return Outcome.Refused($"还有 {day.Things.Count} 处没有完成，列在下面，补完再日清。", $"{day.Things.Count} things are unfinished; they stand below. Finish them, then close the day.");
        var (now, closing) = (clock.GetUtcNow(), Guid.CreateVersion7());
        if (await db.Row<Guid?>(Sql, new { id, now, closing, by = caller.PersonId }, ct) is null) return Outcome.Refused("这一天已经日清。", "This day is closed already.");
        db.Tell(new ShowroomDayClosed(id, closing, now, caller.PersonId), id);
        return Outcome.Done(id, new("已日清", "The day is closed"));
    }
}
