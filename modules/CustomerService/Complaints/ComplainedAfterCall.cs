using Dealership.Contracts;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>
/// Counts from the due time on whether the call came early or late, or those called late would have had fewer days in which to complain.
/// </summary>
internal sealed class ComplainedAfterCall(Db db, TimeProvider clock) : IComplainedAfterCall
{
    private const string Sql = """
        select f.delivery_id as subject,
               case when exists (
                   select 1 from customer_service.complaints c
                   where  c.store_id = @store and c.delivery_id = f.delivery_id and c.call_id is null
                     and  c.opened_at > f.due_at and c.opened_at <= f.due_at + interval '30 days') then 1::numeric else 0::numeric end as value,
               f.due_at + interval '30 days' as at
        from   customer_service.follow_ups f
        where  f.store_id = @store and f.delivery_id = any(@subjects) and f.withdrawn_at is null and f.due_at + interval '30 days' < @now
        """;

    public Task<IReadOnlyList<Measured>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        db.Rows<Measured>(Sql, new { subjects = subjects.ToArray(), now = clock.GetUtcNow() }, ct);
}
