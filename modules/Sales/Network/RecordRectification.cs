using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Writes down what a dealer put right (整改复查) and what help it got.</summary>
[Needs(NetworkRights.Keep)]
internal sealed class RecordRectification(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update sales.secondary_rectifications set done_at = @now, done_by = @by, done_how = @how
        where  store_id = @store and id = @id and done_at is null returning dealer_id
        """;

    public async Task<Outcome> Now(Guid id, string? how, CancellationToken ct)
    {
        if (how?.Trim().Length is null or < 10 or > 500) return new Problems().When(true, "How", "请写明整改了什么、复查结果（10到500字）。", "Say what was put right and what was seen, in 10 to 500 characters.").Refusal();
        var now = clock.GetUtcNow();
        if (await db.Row<Guid?>(Sql, new { id, how = how.Trim(), now, by = caller.PersonId }, ct) is not { } dealer)
            return Outcome.Refused("没有这项整改，或已完成。", "There is no such thing to put right, or it is done.");
        db.Tell(new SecondaryRectified(id, dealer, now, caller.PersonId), dealer);
        return Outcome.Done(dealer, new("整改已登记", "Written down"));
    }
}
