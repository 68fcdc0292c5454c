using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// What customers expect of somebody in person, for his hand-over sheet (离岗交接): calls that he promised for later and
/// complaints that he answered and that are not closed. The work itself belongs to positions and goes the way of obligations.
/// </summary>
internal sealed class HeldCalls(Db db) : IHeld
{
    private const string Sql = """
        select 'call' as kind, f.delivery_id as id, f.model || ' ' || f.vin_tail as what, c.next_at as due
        from   customer_service.follow_ups f
        join   lateral (select x.by_person, x.next_at from customer_service.calls x
                        where  x.store_id = @store and x.delivery_id = f.delivery_id and x.voided_at is null order by x.attempt desc limit 1) c on true
        where  f.store_id = @store and f.ended_at is null and f.withdrawn_at is null and c.by_person = @person and c.next_at is not null
        union all
        select 'complaint', k.id, k.number, k.due_close
        from   customer_service.complaints k
        where  k.store_id = @store and k.closed_at is null and k.answered_by = @person
        order  by due, id
        """;

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct) => [.. (await db.Rows<Row>(Sql, new { person }, ct)).Select(r => r.Kind == "call"
        ? new Held(new($"约好再打的电话 {r.What}", $"A call promised for later: {r.What}"), $"/customer-service/follow-ups/{r.Id}", r.Due)
        : new Held(new($"已答复未结案的投诉 {r.What}", $"Complaint answered and not closed: {r.What}"), $"/customer-service/complaints/{r.Id}", r.Due))];

    private sealed record Row(string Kind, Guid Id, string What, DateTimeOffset? Due);
}
