using Dapper;
using Dealership.Host.Data;
using Dealership.Host.Operations;
using Dealership.Host.Plugins;
using Dealership.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dealership.Benchmarks.Measuring;

/// <summary>
/// Fills the tables of the measured house with leads, every value a function of the row's number. Fifty stores take in a lead each 52 minutes:
/// 100,000 are ten weeks, 3,000,000 six years. The first row is the newest, so that what grows is history.
/// </summary>
internal static class Filling
{
    /// <summary>Stores that the rows are spread over; people of the first two can sign in.</summary>
    public const int Stores = 50;

    private const double SecondsBetween = 63;

    /// <summary>A tenth of a week's leads waits, half were given to a consultant with a card, the rest were none; half of a month's cards are open.</summary>
    private const string Sql = """
        set session_replication_role = replica; -- rows that fit by their making need not be looked up one by one
        create temp table filled as
        select n, 1 + n % @stores as store, case when n / @stores % 10 = 0 and n * @seconds > 7 * 86400 then 1 else n / @stores % 10 end as kind,
               n / @stores % 4 > 1 or n * @seconds > 30 * 86400 as ended, now() - make_interval(secs => n * @seconds) as at,
               (lpad(to_hex(1 + n % @stores), 8, '0') || '-0000-0000-0000-0000000000' || case when n / @stores % 2 = 0 then '0a' else '0b' end)::uuid as consultant,
               (lpad(to_hex(n), 12, '0') || '7' || substr(md5('customer' || n), 1, 19))::uuid as customer,
               (lpad(to_hex(n), 12, '0') || '7' || substr(md5('lead' || n), 1, 19))::uuid as lead,
               (lpad(to_hex(n), 12, '0') || '7' || substr(md5('card' || n), 1, 19))::uuid as card,
               (lpad(to_hex(n), 12, '0') || '7' || substr(md5('plan' || n), 1, 19))::uuid as plan
        from   generate_series(@first, @last) n;

        insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by)
        select store, customer, substr('赵钱孙李周吴郑王冯陈', 1 + n % 10, 1) || '客' || n, substr('zqslzwzwfc', 1 + n % 10, 1) || 'k', '13' || lpad(n::text, 9, '0'), 'showroom', at, consultant from filled;

        insert into sales.cards (store_id, id, customer_id, consultant_id, source, model_code, level, opened_at, opened_by, contacted_at, closed_at, closed_by, outcome, closed_why)
        select store, card, customer, consultant, 'online', null, substr('HABC', 1 + n % 4, 1), at, consultant, at,
               case when ended then at + interval '20 days' end, case when ended then consultant end,
               case when ended then 'lost' end, case when ended then '买了别的' end
        from   filled where kind > 4;

        insert into sales.next_contacts (store_id, id, card_id, consultant_id, due_on, due_at, made_at, made_by, dropped_at)
        select store, plan, card, consultant, (at + interval '3 days')::date, at + interval '3 days', at, consultant, case when ended then at + interval '20 days' end
        from   filled where kind > 4;

        insert into sales.leads (store_id, id, customer_id, channel, source, origin, reference, asked_at, received_at, received_by, due_at, card_id, consultant_id, assignment_id, assigned_at, assigned_by, owed_by,
               answered_at, closed_at, closed_by, closed_why)
        select store, lead, customer, @channel, 'online', '汽车网站', 'B' || n, at, at, consultant, at + interval '30 minutes',
               case when kind > 4 then card end, case when kind > 4 then consultant end, case when kind > 4 then lead end, case when kind > 4 then at end, case when kind > 4 then consultant end, case when kind > 4 then at + interval '30 minutes' end,
               case when kind > 4 then at + make_interval(mins => (n % 50)::int) end,
               case when kind between 1 and 4 then at + interval '1 hour' end, case when kind between 1 and 4 then consultant end, case when kind between 1 and 4 then '空号' end
        from   filled;
        drop table filled;
        """;

    /// <summary>Adds rows so that there are <paramref name="rows"/> leads.</summary>
    public static async Task To(OwnPostgres postgres, string database, int had, int rows, CancellationToken ct)
    {
        await postgres.Do(database, Sql, new { stores = Stores, seconds = SecondsBetween, first = had + 1, last = rows, channel = "vertical" }, ct);
        await RollUp(postgres.At(database), ct);
        await postgres.Do(database, "vacuum (analyze)", null, ct);
    }

    /// <summary>Nothing told what was filled in: what is kept beside the rows is made anew, of the stores that somebody signs in to.</summary>
    private static async Task RollUp(string connection, CancellationToken ct)
    {
        await using var database = new Database(connection);
        await using var house = new House(TestDatabases.Rooms, database, TimeProvider.System, NullLoggerFactory.Instance, TestHouse.Lent);
        foreach (var store in new[] { Cast.Store, Cast.OtherStore }) await RollUps.Anew(house, store, ct);
    }

    /// <summary>The tables that grow.</summary>
    public static IReadOnlySet<string> Tables { get; } = new HashSet<string> { "customers", "cards", "next_contacts", "leads", "funnel_days", "funnel_months" };

    /// <summary>Some rows of a store, spread over all of them.</summary>
    public static async Task<IReadOnlyList<T>> Some<T>(OwnPostgres postgres, string database, string select, int store, CancellationToken ct)
    {
        await using var connection = await postgres.Open(database, ct);
        return (await connection.QueryAsync<T>(new CommandDefinition($"{select} where store_id = @store order by md5(id::text) limit 500", new { store }, cancellationToken: ct))).AsList();
    }
}
