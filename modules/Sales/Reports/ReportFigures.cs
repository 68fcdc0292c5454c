using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>
/// The figures of a consultant's day (营业日报), all of them derived: from the traffic log, cards, contacts, orders and handovers. What is
/// confirmed is frozen by this same SQL, so that nobody types a number.
/// </summary>
[Needs(ReportRights.See)]
internal sealed class ReportFigures(Db db, ICalendar calendar) : IRead
{
    /// <summary>As selected, and in the order of <c>report_versions</c>. Cards left from last month: nothing where nobody counted them.</summary>
    internal sealed record Row(
        int Received, int First, int Filed, int H, int A, int B, int C, int N, int Fresh, int? Remained, int Planned, int Made, int Contacts, int ContactsMonth,
        int Orders, int OrdersMonth, int Deliveries, int DeliveriesMonth, int Lost, int LostMonth, int Ahead)
    {
        public int Open => H + A + B + C + N;
    }

    internal const string Columns = """
        received, first, filed, h, a, b, c, n, fresh, remained, planned, made, contacts, contacts_month, orders, orders_month, deliveries, deliveries_month, lost, lost_month, ahead
        """;

    /// <summary>Whose days, as <c>w</c>: what the other two parts are about. Takes the arguments of <see cref="Args"/>.</summary>
    internal const string Whose = """
        with w as (select @Day::date as day, @Consultant::uuid as consultant, @From::timestamptz as from_at, @Until::timestamptz as until_at, @Month::timestamptz as month_at, @First::date as first, @Next::date as next)
        """;

    /// <summary>The figures, in the order of <see cref="Columns"/>.</summary>
    internal const string Values = """
        v.received, v.first, v.filed, k.h, k.a, k.b, k.c, k.n, k.fresh, s.remained, p.planned, p.made, t.contacts, t.contacts_month,
        o.orders, o.orders_month, d.deliveries, d.deliveries_month, k.lost, k.lost_month, p.ahead
        """;

    /// <summary>What they are taken from, for each row of <c>w</c>. Open is open at the day's end; planned (计划) is due by the day and not made before it.</summary>
    internal const string From = """
        w,
               lateral (select count(*)::int as received, (count(*) filter (where v.kind = 'first'))::int as first,
                       (count(*) filter (where v.kind = 'first' and exists (select 1 from sales.cards c where c.store_id = @store and c.visit_id = v.id)))::int as filed
                from   sales.visits v where v.store_id = @store and v.day = w.day and v.consultant_id = w.consultant and v.kind is distinct from 'errand') v,
               lateral (select (count(*) filter (where o.open and o.level = 'H'))::int as h, (count(*) filter (where o.open and o.level = 'A'))::int as a,
                       (count(*) filter (where o.open and o.level = 'B'))::int as b, (count(*) filter (where o.open and o.level = 'C'))::int as c,
                       (count(*) filter (where o.open and o.level = 'N'))::int as n, (count(*) filter (where o.opened_at >= w.month_at and o.opened_at < w.until_at))::int as fresh,
                       (count(*) filter (where o.outcome = 'lost' and o.closed_at >= w.from_at and o.closed_at < w.until_at))::int as lost,
                       (count(*) filter (where o.outcome = 'lost' and o.closed_at >= w.month_at and o.closed_at < w.until_at))::int as lost_month
                from   (select c.level, c.opened_at, c.outcome, c.closed_at, c.opened_at < w.until_at and coalesce(c.closed_at >= w.until_at, true) as open
                        from sales.cards c where c.store_id = @store and c.consultant_id = w.consultant) o) k,
               lateral (select case when exists (select 1 from sales.month_starts m where m.store_id = @store and m.month = w.first)
                               then (select count(*)::int from sales.month_start_cards m where m.store_id = @store and m.month = w.first and m.consultant_id = w.consultant) end as remained) s,
               lateral (select (count(*) filter (where p.due_on <= w.day and p.made_at < w.until_at and coalesce(t.at >= w.from_at, true) and coalesce(p.dropped_at >= w.from_at, true)))::int as planned,
                       (count(*) filter (where p.due_on <= w.day and p.made_at < w.until_at and t.at >= w.from_at and t.at < w.until_at))::int as made,
                       (count(*) filter (where p.made_at < w.until_at and coalesce(t.at >= w.until_at, true) and coalesce(p.dropped_at >= w.until_at, true)))::int as ahead
                from   sales.next_contacts p left join sales.contacts t on t.store_id = @store and t.id = p.contact_id
                where  p.store_id = @store and p.consultant_id = w.consultant and p.due_on <= w.next) p,
               lateral (select (count(*) filter (where t.at >= w.from_at))::int as contacts, count(*)::int as contacts_month
                from   sales.contacts t where t.store_id = @store and t.by_person = w.consultant and t.at >= w.month_at and t.at < w.until_at) t,
               lateral (select (count(*) filter (where o.ordered_at >= w.from_at))::int as orders, count(*)::int as orders_month
                from   sales.orders o where o.store_id = @store and o.consultant_id = w.consultant and o.ordered_at >= w.month_at and o.ordered_at < w.until_at) o,
               lateral (select (count(*) filter (where d.handed_over_at >= w.from_at))::int as deliveries, count(*)::int as deliveries_month
                from   sales.deliveries d where d.store_id = @store and d.consultant_id = w.consultant and d.handed_over_at >= w.month_at and d.handed_over_at < w.until_at
                  and  not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)) d
        """;

    /// <summary>Whose day it is: a day of the store as instants, its month and the next working day.</summary>
    internal sealed record Args(DateOnly Day, Guid Consultant, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset Month, DateOnly First, DateOnly Next);

    public async Task<Args> On(DateOnly day, Guid consultant, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(day, consultant, Start(day), Start(day.AddDays(1)), Start(first), first, await calendar.AfterWorkingDays(day, 1, "Sales", ct));

        DateTimeOffset Start(DateOnly on) => zone.Instant(on.ToDateTime(TimeOnly.MinValue));
    }

    public async Task<Row> Read(Args args, CancellationToken ct) => (await db.Row<Row>($"{Whose} select {Values} from {From}", args, ct))!;
}
