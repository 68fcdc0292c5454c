using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>Takes a merge back within 30 days: exactly what it moved goes back, what came since stays where it came.</summary>
[Needs(Rights.MergeCustomers)]
internal sealed class UndoMerge(Db db, Caller caller, TimeProvider clock) : IDuty
{
    public const int Days = 30;

    private const string ClaimSql = """
        update customer_service.merges m set undone_at = @now, undone_by = @by
        where  m.store_id = @store and m.id = @id and m.undone_at is null and m.at > @since
          and  exists (select 1 from customer_service.customers k where k.store_id = @store and k.id = m.kept_id and k.merged_into is null)
        returning m.gone_id, m.kept_id
        """;

    private const string BackSql = """
        update customer_service.follow_ups f set customer_id = @GoneId from customer_service.merge_moves v
        where  v.store_id = @store and v.merge_id = @id and v.kind = 'follow-up' and f.store_id = @store and f.delivery_id = v.row_id and f.customer_id = @KeptId;
        update customer_service.complaints c set customer_id = @GoneId from customer_service.merge_moves v
        where  v.store_id = @store and v.merge_id = @id and v.kind = 'complaint' and c.store_id = @store and c.id = v.row_id and c.customer_id = @KeptId;
        update customer_service.customers c set merged_into = @GoneId from customer_service.merge_moves v
        where  v.store_id = @store and v.merge_id = @id and v.kind = 'customer' and c.store_id = @store and c.id = v.row_id and c.merged_into = @KeptId;
        update customer_service.customers set merged_into = null where store_id = @store and id = @GoneId;
        delete from customer_service.contact_stops where store_id = @store and merge_id = @id and lifted_at is null;
        delete from customer_service.consents where store_id = @store and merge_id = @id;
        """;

    private const string WhySql = """
        select m.undone_at is not null as undone, m.at <= @since as late from customer_service.merges m where m.store_id = @store and m.id = @id
        """;

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-Days);
        if (await db.Row<Pair>(ClaimSql, new { id, now, since, by = caller.PersonId }, ct) is { } pair)
        {
            await db.Do(BackSql, new { id, pair.GoneId, pair.KeptId }, ct);
            return Outcome.Done(pair.GoneId, new("合并已撤销", "The merge was undone"));
        }
        return await db.Row<Why>(WhySql, new { id, since }, ct) switch
        {
            null => Outcome.Refused("没有这次合并。", "There is no such merge."),
            { Undone: true } => Outcome.Refused("这次合并已经撤销过了。", "This merge was undone already."),
            { Late: true } => Outcome.Refused("超过30天，不能撤销。", "More than 30 days have passed; it can no longer be undone."),
            _ => Outcome.Refused("保留的客户后来又被合并，请先撤销后一次。", "The customer kept was merged since; undo that merge first."),
        };
    }

    private sealed record Pair(Guid GoneId, Guid KeptId);

    private sealed record Why(bool Undone, bool Late);
}
