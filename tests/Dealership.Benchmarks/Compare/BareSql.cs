namespace Dealership.Benchmarks.Compare;

/// <summary>The least SQL that gives the house's answers: the same tables, joined where the house asks department after department.</summary>
internal static class BareSql
{
    public const string Lead = "l.id, l.customer_id, l.channel, l.source, l.origin, l.model_code, l.received_at, l.due_at, l.consultant_id, l.answered_at, l.closed_at, (l.answered_at is null and l.closed_at is null and l.due_at < now()) as late";

    // A join over the two customers would read them all: the one who is meant is looked up.
    private const string Customer = """
        left join lateral (
            select c.id, c.name, c.phone, exists (select 1 from customer_service.contact_stops s where s.store_id = c.store_id and s.customer_id = c.id and s.lifted_at is null) as stopped
            from   customer_service.customers c where c.store_id = l.store_id
              and  c.id = (select coalesce(a.merged_into, a.id) from customer_service.customers a where a.store_id = l.store_id and a.id = l.customer_id)) k on true
        left join admin.people p on p.store_id = l.store_id and p.id = l.consultant_id
        """;

    public const string Get = $"""
        select {Lead}, k.id, k.name, k.phone, k.stopped, p.name, l.reference, l.wish, l.asked_at, l.card_id, l.assignment_id, l.assigned_at, l.turn_number is not null, l.owed_by, l.closed_why,
               (select n.id from sales.next_contacts n where n.store_id = l.store_id and n.card_id = l.card_id and n.contact_id is null and n.dropped_at is null)
        from   sales.leads l {Customer} where l.store_id = $1 and l.id = $2
        """;

    public const string List = $"""
        select {Lead}, k.id, k.name, k.phone, k.stopped, p.name
        from   (select * from sales.leads where store_id = $1 and consultant_id is null and answered_at is null and closed_at is null order by due_at, id limit 51) l {Customer} order by l.due_at, l.id
        """;

    public const string Create = """
        with customer as (
            insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by) values ($1, $2, $3, '', $4, 'showroom', now(), $2)
            on conflict on constraint one_customer_per_phone do update set phone = excluded.phone returning id)
        insert into sales.leads (store_id, id, customer_id, channel, source, origin, reference, wish, asked_at, received_at, received_by, due_at)
        select $1, $5, id, $6, $7, $8, $9, $10, now(), now(), $2, now() + interval '30 minutes' from customer on conflict on constraint one_lead_per_reference do nothing returning id
        """;

    public const string Update = """
        update sales.leads set closed_at = now(), closed_by = id, closed_why = $3 where store_id = $1 and id = $2 and consultant_id is null and closed_at is null returning id
        """;

    public const string Tell = "insert into sales.outbox (store_id, about, type, body) values ($1, $2, $3, $4)";

    private const string Within = "l.received_at >= $2 and l.received_at < $3";

    public const string Counts = $"""
        select n.waiting, n.open, n.late, r.in_time, r.slow, r.judged, r.void, r.received
        from   (select (count(*) filter (where l.consultant_id is null))::int as waiting, (count(*) filter (where l.consultant_id is not null))::int as open, (count(*) filter (where l.due_at < now()))::int as late
                from   sales.leads l where l.store_id = $1 and l.answered_at is null and l.closed_at is null) n,
               (select (count(*) filter (where l.answered_at <= l.due_at))::int as in_time, (count(*) filter (where l.answered_at > l.due_at))::int as slow,
                       (count(*) filter (where l.answered_at is not null or (l.due_at < now() and (l.closed_at is null or (l.consultant_id is not null and l.closed_at > l.due_at)))))::int as judged,
                       (count(*) filter (where l.closed_at is not null))::int as void, count(*)::int as received
                from   sales.leads l where l.store_id = $1 and {Within}) r
        """;

    private const string Found = "c.store_id = $1 and c.merged_into is null and c.phone = $2";

    public const string Count = $"select count(*)::int from (select 1 from customer_service.customers c where {Found} limit 1001) counted";

    public const string Search = $"""
        select c.id, c.name, c.phone, c.source, c.added_at,
               exists (select 1 from customer_service.contact_stops s where s.store_id = $1 and s.customer_id = c.id and s.lifted_at is null),
               (select count(*) from customer_service.follow_ups f where f.store_id = $1 and f.customer_id = c.id and f.ended_at is null and f.withdrawn_at is null)::int,
               (select count(*) from customer_service.complaints p where p.store_id = $1 and p.customer_id = c.id and p.closed_at is null)::int
        from   customer_service.customers c where {Found} order by c.added_at desc, c.id desc limit 51
        """;
}
