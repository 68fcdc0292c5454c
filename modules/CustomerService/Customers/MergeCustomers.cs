using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>
/// Two records of one person become one: follow-ups and complaints move to the one kept, the later word on each consent
/// holds, a do-not-contact of either holds. The other stays as a pointer, and all of it can be undone.
/// </summary>
[Needs(Rights.MergeCustomers)]
internal sealed class MergeCustomers(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid GoneId { get; set; }
        public Guid KeptId { get; set; }
        public string? Reason { get; set; }
    }

    // Locked in the order of their ids, so that two merges of the same pair the other way round wait instead of locking each other out.
    private const string LockSql = """
        select id from customer_service.customers
        where  store_id = @store and id in (@GoneId, @KeptId) and merged_into is null order by id for update
        """;

    private const string MoveSql = """
        insert into customer_service.merges (store_id, id, gone_id, kept_id, reason, at, by_person)
        values (@store, @merge, @GoneId, @KeptId, @reason, @now, @by);
        with moved as (
            update customer_service.follow_ups set customer_id = @KeptId where store_id = @store and customer_id = @GoneId returning delivery_id
        ) insert into customer_service.merge_moves select @store, @merge, 'follow-up', delivery_id from moved;
        with moved as (
            update customer_service.complaints set customer_id = @KeptId where store_id = @store and customer_id = @GoneId returning id
        ) insert into customer_service.merge_moves select @store, @merge, 'complaint', id from moved;
        with moved as (
            update customer_service.customers set merged_into = @KeptId where store_id = @store and merged_into = @GoneId returning id
        ) insert into customer_service.merge_moves select @store, @merge, 'customer', id from moved;
        update customer_service.customers set merged_into = @KeptId where store_id = @store and id = @GoneId;
        """;

    private const string WordsSql = """
        insert into customer_service.consents (store_id, customer_id, purpose, channel, version, given, wording, at, by_person, merge_id)
        select @store, @KeptId, g.purpose, g.channel, coalesce(k.version, 0) + 1, g.given, g.wording, g.at, g.by_person, @merge
        from   (select distinct on (purpose, channel) * from customer_service.consents
                where store_id = @store and customer_id = @GoneId order by purpose, channel, version desc) g
        left   join (select distinct on (purpose, channel) purpose, channel, version, given, at from customer_service.consents
                     where store_id = @store and customer_id = @KeptId order by purpose, channel, version desc) k
               on k.purpose = g.purpose and k.channel = g.channel
        where  k.version is null or (k.at < g.at and k.given <> g.given);
        insert into customer_service.contact_stops (store_id, id, customer_id, reason, call_id, merge_id, at, by_person)
        select @store, @stop, @KeptId, s.reason, s.call_id, @merge, s.at, s.by_person
        from   customer_service.contact_stops s where s.store_id = @store and s.customer_id = @GoneId and s.lifted_at is null
        on conflict (store_id, customer_id) where lifted_at is null do nothing;
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var reason = form.Reason?.Trim() ?? "";
        var problems = new Problems()
            .When(form.GoneId == form.KeptId, nameof(form.KeptId), "请选择另一位客户。", "Choose another customer.")
            .When(reason.Length == 0, nameof(form.Reason), "请写明为什么是同一人。", "Say why they are one person.");
        if (problems.Any) return problems.Refusal();
        var both = await db.Rows<Guid>(LockSql, new { form.GoneId, form.KeptId }, ct);
        if (both.Count != 2) return Outcome.Refused("其中一位不存在或已被合并，请刷新。", "One of them does not exist or was merged already; reload.");
        var args = new { form.GoneId, form.KeptId, reason, merge = Guid.CreateVersion7(), stop = Guid.CreateVersion7(), now = clock.GetUtcNow(), by = caller.PersonId };
        await db.Do(MoveSql, args, ct);
        await db.Do(WordsSql, args, ct);
        return Outcome.Done(args.merge, new("已合并，30天内可以撤销", "Merged; it can be undone for 30 days"));
    }
}
