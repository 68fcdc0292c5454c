using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Takes everything in one's inbox as read (全部已读).</summary>
[OpenTo]
internal sealed class ReadAll(Db db, Caller caller, TimeProvider clock) : IDuty
{
    public async Task<Outcome> Now(CancellationToken ct)
    {
        var read = await db.Do("update admin.digests set read_at = @now where store_id = @store and person_id = @me and read_at is null", new { me = caller.PersonId, now = clock.GetUtcNow() }, ct);
        return Outcome.Done(caller.PersonId, new($"{read} 条已读", $"{read} read"));
    }
}
