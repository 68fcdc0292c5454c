using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>How many notices the caller has not read, for the bell.</summary>
[OpenTo]
internal sealed class Unread(Db db, Caller caller, TimeProvider clock) : IRead
{
    private const string Sql = "select count(*)::int from admin.digests where store_id = @store and person_id = @me and read_at is null and at > @now - interval '30 days'";

    public Task<int> Count(CancellationToken ct) => db.Row<int>(Sql, new { me = caller.PersonId, now = clock.GetUtcNow() }, ct);
}
