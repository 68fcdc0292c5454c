using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>
/// Writes down each night who held what at the end of the day before (组织日快照). Days are written once; after an outage those
/// left out are written as they are known then.
/// </summary>
internal sealed class KeepOrganisation(Db db, TimeProvider clock) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    private const string Sql = """
        insert into admin.posts_by_day (store_id, day, position_code, superior_code, holders, kept_at)
        select @store, d.day::date, n.position_code, n.superior_code, n.holders, @now
        from   (select zone, (opened_at at time zone zone)::date as opened, (@now at time zone zone)::date as today from admin.stores where store_id = @store) s
        cross  join lateral generate_series(
                   coalesce((select max(k.day) + 1 from admin.posts_by_day k where k.store_id = @store),
                            least(s.opened, (select min(o.heard_at at time zone s.zone)::date from admin.obligations o where o.store_id = @store)))::timestamp,
                   (s.today - 1)::timestamp, interval '1 day') as d(day)
        cross  join lateral admin.posts_now(@store, d.day::date) n
        on conflict do nothing
        """;

    public Task Run(CancellationToken ct) => db.Do(Sql, new { now = clock.GetUtcNow() }, ct);
}
