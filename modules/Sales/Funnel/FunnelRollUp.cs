using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>
/// The funnel's figures by day and by month (漏斗汇总), so that a month is shown without counting its rows. A day that was touched is counted again
/// as a whole: whatever touched it, and however often it is heard, the answer is the same.
/// </summary>
internal sealed class FunnelRollUp(Db db, TimeProvider clock, ICalendar calendar) : IRollUp
{
    public Text Name { get; } = new("销售漏斗", "Sales funnel");

    /// <summary>One after the other, each as a statement of its own: who waited here counts what the one before him did not see.</summary>
    private const string HoldSql = "select pg_advisory_xact_lock(hashtext('sales.funnel_days'), @store)";

    /// <summary>Counted by other figures or in another zone: from now on nothing is kept, until all is made anew.</summary>
    private const string ForgetSql = "delete from sales.funnel_counts where store_id = @store and (figures <> @figures or zone <> @zone)";

    private const string BeginSql = """
        insert into sales.funnel_counts (store_id, figures, zone, counted_at) values (@store, @figures, @zone, @now)
        on conflict (store_id) do update set figures = excluded.figures, zone = excluded.zone, counted_at = excluded.counted_at
        """;

    /// <summary>A table <c>wrong</c> of the sums of <c>days</c> that are kept otherwise than they are counted.</summary>
    private static readonly string Wrongs = $"""
        counted as materialized ({FunnelDays.CountSql}),
        kept as (select f.day, f.code, f.consultant_id, f.times from days join sales.funnel_days f on f.store_id = @store and f.day = days.day),
        wrong as materialized (
            select day, code, consultant_id, coalesce(k.times, 0) as kept, coalesce(c.times, 0) as times
            from   counted c full join kept k using (day, code, consultant_id) where c.times is distinct from k.times)
        """;

    /// <summary>Only what differs is written.</summary>
    private static readonly string RecountSql = $"""
        with days as materialized (select {FunnelDays.Day} from unnest(@days) d(day) where exists (select 1 from {FunnelDays.Kept})),
        {Wrongs},
        made as (
            insert into sales.funnel_days (store_id, day, code, consultant_id, times) select @store, day, code, consultant_id, times from wrong where times > 0
            on conflict (store_id, day, code, consultant_id) do update set times = excluded.times),
        gone as (
            delete from sales.funnel_days f using wrong w
            where  w.times = 0 and f.store_id = @store and f.day = w.day and f.code = w.code and f.consultant_id = w.consultant_id),
        summed as (
            insert into sales.funnel_months (store_id, month, code, consultant_id, times)
            select @store, date_trunc('month', day)::date, code, consultant_id, sum(times - kept) from wrong group by 2, 3, 4
            on conflict (store_id, month, code, consultant_id) do update set times = funnel_months.times + excluded.times)
        select count(*)::int from wrong
        """;

    /// <summary>A table <c>months</c>: each sum of days beside the one that is kept.</summary>
    private const string Months = """
        months as materialized (
            select month, code, consultant_id, coalesce(m.times, 0) as kept, coalesce(s.times, 0) as times
            from   (select date_trunc('month', day)::date as month, code, consultant_id, sum(times)::int as times from sales.funnel_days where store_id = @store group by 1, 2, 3) s
            full   join (select month, code, consultant_id, times from sales.funnel_months where store_id = @store) m using (month, code, consultant_id)
            where  coalesce(m.times, 0) <> coalesce(s.times, 0))
        """;

    private const string SumSql = $"""
        with {Months},
        made as (
            insert into sales.funnel_months (store_id, month, code, consultant_id, times) select @store, month, code, consultant_id, times from months
            on conflict (store_id, month, code, consultant_id) do update set times = excluded.times)
        select count(*)::int from months
        """;

    private static readonly string CheckSql = $"""
        with {FunnelDays.Touched}, {Months},
        days as materialized (select {FunnelDays.Day} from unnest(@days) d(day) where d.day not in (select day from touched)),
        {Wrongs}
        select day, false as month, code, consultant_id, kept, times as counted from wrong
        union  all
        select month, true, code, consultant_id, kept, times from months
        order  by 1, 2, 3, 4
        """;

    /// <summary>The first and the last day that anything is counted on, or kept of.</summary>
    private const string RangeSql = """
        select min(day) as first, max(day) as last from (
            select unnest(array[min(day), max(day)]) as day from sales.visits where store_id = @store
            union all select unnest(array[min(day), max(day)]) from sales.funnel_days where store_id = @store
            union all select (unnest(array[min(opened_at), max(opened_at)]) at time zone @zone)::date from sales.cards where store_id = @store
            union all select (unnest(array[min(closed_at), max(closed_at)]) at time zone @zone)::date from sales.cards where store_id = @store and closed_at is not null
            union all select (unnest(array[min(started_at), max(started_at)]) at time zone @zone)::date from sales.test_drives where store_id = @store and started_at is not null
            union all select (unnest(array[min(ordered_at), max(ordered_at)]) at time zone @zone)::date from sales.orders where store_id = @store
            union all select (unnest(array[min(at), max(at)]) at time zone @zone)::date from sales.order_cancellations where store_id = @store
            union all select (unnest(array[min(handed_over_at), max(handed_over_at)]) at time zone @zone)::date from sales.deliveries where store_id = @store
            union all select (unnest(array[min(applied_at), max(applied_at)]) at time zone @zone)::date from sales.lost_applications where store_id = @store) days
        """;

    private static readonly string RecountAll = $"{HoldSql};\n{ForgetSql};\n{FunnelDays.ThrowAway};\n{RecountSql}";

    private const string CountedAtSql = $"select k.counted_at from {FunnelDays.Kept}";

    /// <summary>Whether there is anything to keep: a store that was never counted is shown from its rows.</summary>
    public async Task<bool> IsKept(CancellationToken ct) => await CountedAt(ct) is not null;

    /// <summary>Never counted by these figures in this zone, or a day ago.</summary>
    public async Task<bool> IsDue(CancellationToken ct) => await CountedAt(ct) is not { } at || at <= clock.GetUtcNow().AddDays(-1);

    /// <summary>Counts these days again from their rows.</summary>
    public async Task Recount(IReadOnlyCollection<DateOnly> days, CancellationToken ct) => await db.Do(RecountAll, await Args(days, ct), ct);

    public async Task<int> Rebuild(CancellationToken ct)
    {
        await db.Do($"{HoldSql};\n{BeginSql}", await Args([], ct), ct);
        var args = await Args(await Days(ct), ct);
        await db.Do(FunnelDays.ThrowAway, args, ct);
        return await db.Row<int>(RecountSql, args, ct) + await db.Row<int>(SumSql, args, ct);
    }

    public async Task<IReadOnlyList<WrongSum>> Check(CancellationToken ct)
    {
        if (!await IsKept(ct)) return [new("never counted, or by other figures, or in another time zone: shown from the rows", 0, 0)];
        var wrong = await db.Rows<Wrong>(CheckSql, await Args(await Days(ct), ct), ct);
        return [.. wrong.Select(w => new WrongSum($"{w.Day.ToString(w.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)} {w.Code} {w.ConsultantId}", w.Kept, w.Counted))];
    }

    private async Task<DateTimeOffset?> CountedAt(CancellationToken ct) => await db.Row<DateTimeOffset?>(CountedAtSql, await Args([], ct), ct);

    private async Task<IReadOnlyCollection<DateOnly>> Days(CancellationToken ct) => await db.Row<Range>(RangeSql, await Args([], ct), ct) is { First: { } first, Last: { } last }
        ? [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)] : [];

    private async Task<object> Args(IReadOnlyCollection<DateOnly> days, CancellationToken ct) => new { days = days.ToArray(), figures = FunnelDays.Figures, zone = (await calendar.Zone(ct)).Id, now = clock.GetUtcNow() };

    private sealed record Range(DateOnly? First, DateOnly? Last);

    private sealed record Wrong(DateOnly Day, bool Month, string Code, Guid ConsultantId, int Kept, int Counted);
}
