namespace Dealership.Benchmarks.Compare;

/// <summary>What the house asks for the same six, department after department.</summary>
internal static class WalledSql
{
    public const string Store = "select set_config('app.store_id', $1::text, true)";

    private const string Lead = BareSql.Lead;

    public const string Get = $"""
        select {Lead}, l.reference, l.wish, l.asked_at, l.card_id, l.assignment_id, l.assigned_at, l.turn_number is not null, l.owed_by, l.closed_why,
               (select n.id from sales.next_contacts n where n.store_id = l.store_id and n.card_id = l.card_id and n.contact_id is null and n.dropped_at is null)
        from   sales.leads l where l.store_id = $1 and l.id = $2
        """;

    public const string List = $"""
        select {Lead} from sales.leads l where l.store_id = $1 and l.consultant_id is null and l.answered_at is null and l.closed_at is null order by l.due_at, l.id limit 51
        """;

    public const string Cards = """
        select a.id, c.id, c.name, c.phone, exists (select 1 from customer_service.contact_stops s where s.store_id = $1 and s.customer_id = c.id and s.lifted_at is null)
        from   customer_service.customers a join customer_service.customers c on c.store_id = $1 and c.id = case when a.merged_into is null then a.id else a.merged_into end
        where  a.store_id = $1 and a.id = any($2)
        """;

    public const string Meet = """
        insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by) values ($1, $2, $3, '', $4, 'showroom', now(), $2)
        on conflict on constraint one_customer_per_phone do update set phone = excluded.phone returning id
        """;

    public const string Claim = "insert into sales.commands (store_id, key, duty, person_id) values ($1, $2, 'Measured', $2)";

    public const string Same = """
        select (select id from (select id from sales.leads where store_id = $1 and origin = $2 and reference = $3 union all
                                select id from sales.leads where store_id = $1 and customer_id = $4 and answered_at is null and closed_at is null limit 1) same),
               (select consultant_id from sales.cards where store_id = $1 and customer_id = $4 and closed_at is null and pooled_at is null)
        """;

    public const string Insert = """
        insert into sales.leads (store_id, id, customer_id, channel, source, origin, reference, wish, asked_at, received_at, received_by, due_at)
        values ($1, $3, $2, $4, $5, $6, $7, $8, now(), now(), $2, now() + interval '30 minutes') on conflict on constraint one_lead_per_reference do nothing
        """;

    public const string Update = "update sales.leads set closed_at = now(), closed_by = id, closed_why = $3 where store_id = $1 and id = $2 and consultant_id is null and closed_at is null";

    public const string Tell = """
        insert into sales.outbox (store_id, about, type, body) select $1, t.about, t.type, t.body::jsonb from unnest($2, $3, $4) with ordinality as t(about, type, body, n) order by t.n
        """;

    public const string Outcome = "update sales.commands set outcome_id = $3, said_zh = $4, said_en = $4 where store_id = $1 and key = $2";
}
