using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// Who works today owes today's report: whoever stands on the roster of a working day, and whoever received, called, filed, sold or handed
/// over. Taken off the roster before he did anything, he owes none; who comes after all owes one again.
/// </summary>
internal sealed class OpenReports(Db db, TimeProvider clock, ICalendar calendar, IPeople people, ReportTime time) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <summary>Who worked, and when last; the roster speaks from the day's first instant.</summary>
    private const string Worked = """
        select s.who, max(s.at) as at from (
            select r.consultant_id as who, @from::timestamptz as at from sales.reception_rosters r
            where  @worked and r.store_id = @store and r.day = (select max(day) from sales.reception_rosters where store_id = @store and day <= @day)
            union all select v.consultant_id, v.arrived_at from sales.visits v where v.store_id = @store and v.day = @day and v.kind is distinct from 'errand'
            union all select t.by_person, t.at from sales.contacts t where t.store_id = @store and t.at >= @from and t.at < @until
            union all select c.opened_by, c.opened_at from sales.cards c where c.store_id = @store and c.opened_at >= @from and c.opened_at < @until
            union all select o.added_by, o.ordered_at from sales.orders o where o.store_id = @store and o.ordered_at >= @from and o.ordered_at < @until
            union all select d.consultant_id, d.handed_over_at from sales.deliveries d where d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until) s
        where  s.who = any(@selling)
        group  by s.who
        """;

    private const string OpenSql = $"""
        insert into sales.daily_reports (store_id, id, day, consultant_id, owed_at, opens_at, due_at)
        select @store, gen_random_uuid(), @day, w.who, @now, @opens, @due from ({Worked}) w
        where  not exists (select 1 from sales.daily_reports x where x.store_id = @store and x.day = @day and x.consultant_id = w.who and x.excused_at >= w.at)
        on     conflict (store_id, day, consultant_id) where excused_at is null do nothing
        returning id, consultant_id, opens_at, due_at
        """;

    private const string ExcuseSql = $"""
        update sales.daily_reports r set excused_at = @now, excused_why = '{OffRoster}'
        where  r.store_id = @store and r.day = @day and r.excused_at is null
          and  not exists (select 1 from sales.report_versions v where v.store_id = @store and v.report_id = r.id)
          and  not exists (select 1 from ({Worked}) w where w.who = r.consultant_id)
        returning r.id, r.consultant_id, r.opens_at, r.due_at
        """;

    /// <summary>Why he owes none, where nobody said so: he was taken off the roster.</summary>
    public const string OffRoster = "roster";

    public async Task Run(CancellationToken ct)
    {
        var (now, day, zone) = (clock.GetUtcNow(), await calendar.Today(ct), await calendar.Zone(ct));
        var (from, until) = (zone.Instant(day.ToDateTime(TimeOnly.MinValue)), zone.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var due = zone.Instant(day.ToDateTime(await time.On(day, ct)));
        var args = new
        {
            day,
            from,
            until,
            now,
            opens = due > now ? due.AddHours(-ConfirmReport.OpensHours) : now,
            due = due > now ? due : zone.EndOf(day),
            worked = (await calendar.Day(day, "Sales", ct)).Worked,
            selling = (await people.Holding(Position.SalesConsultant, ct)).Select(p => p.Id).ToArray(),
        };
        await db.Do(ReportHold.Sql, null, ct);
        foreach (var off in await db.Rows<Row>(ExcuseSql, args, ct)) db.Tell(new DailyReportExcused(off.Id, now), off.Id);
        var opened = await db.Rows<Row>(OpenSql, args, ct);
        foreach (var row in opened) db.Tell(new DailyReportOwed(row.Id, row.ConsultantId, day, row.OpensAt, row.DueAt), row.Id);
        if (opened.Count > 0) await ReportHold.ReopenDay(db, day, now, ct);
    }

    private sealed record Row(Guid Id, Guid ConsultantId, DateTimeOffset OpensAt, DateTimeOffset DueAt);
}
