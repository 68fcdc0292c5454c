using Dealership.Sales.Stock;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Stock;

/// <summary>A store with a history: vehicles that came and went on given days.</summary>
public abstract class StockHouse : SalesHouse
{
    /// <summary>So many vehicles received on a day; with a day of handover they are sold.</summary>
    private protected Task<int> Vehicles(int count, string model, string received, string? sold = null, string colour = "白", char mark = '1') => House.Sql<int>($"""
        with v as (
            insert into sales.vehicles (store_id, id, vin, model_code, model_name, colour, received_on, added_at, added_by)
            select 1, gen_random_uuid(), 'LSVAA49J{mark}' || lpad((abs(hashtext(@model || @received || coalesce(@sold, '') || @colour)) % 90000 * 1000 + n)::text, 8, '0'), @model, @model, @colour, @received::date, now(), gen_random_uuid() from generate_series(1, @count) n
            returning id, model_code),
        o as (
            insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, added_by)
            select 1, v.id, 'T' || right(v.id::text, 12), gen_random_uuid(), @wei, v.model_code, @sold::date, @wei from v where @sold::text is not null returning id),
        a as (insert into sales.allocations (store_id, order_id, vehicle_id, at, by_person) select 1, id, id, @sold::date, @wei from o)
        , d as (
            insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, handed_over_at, odometer_km, kind, papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
            select 1, gen_random_uuid(), id, id, gen_random_uuid(), @wei, @sold::date + time '04:00', 5, 'retail', '[]', '[]', true, false, now(), @wei, false from o)
        select count(*)::int from v
        """.Replace("'[]'", "'{}'", StringComparison.Ordinal), new { count, model, received, sold, colour, wei = Cast.Wei.Id });

    private protected Task Funds(decimal needed = 100_000) =>
        Ok(House.Do(Cast.Song, (EnterFunds duty) => duty.Now(new() { Pledged = 2_000_000, Unpledged = 300_000, Account = 200_000, Needed = needed }, default)));

    private protected Task<string?> Desk(string clause, Guid subject) => House.Sql<string?>("""
        select coalesce(p.name, '-') || case when o.settled_at is null then '' else ' settled' end from admin.obligations o
        left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.store_id = 1 and o.clause_code = @clause and o.subject = @subject
        """, new { clause, subject });
}
