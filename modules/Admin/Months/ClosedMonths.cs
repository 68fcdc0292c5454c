using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>The closed months (月度封存), latest first, and when the next one closes.</summary>
[Needs(MonthRights.See)]
internal sealed class ClosedMonths(Db db, Closing closing, CalendarBook book, TimeProvider clock) : IRead
{
    /// <summary>A closed month on the list; of what it counted, only what counts into the headline.</summary>
    internal sealed record Line(DateOnly Month, DateTimeOffset ClosedAt, string Digest, int Owed, int OnTime, int Late, int Missed, int Exempt, int Alarms, int Corrections, DateTimeOffset? CheckedAt)
    {
        /// <summary>What was done or missed, not what is excused.</summary>
        public int Decided => Owed - Exempt;
    }

    /// <param name="Next">The month that closes next.</param>
    /// <param name="ClosesAt">When.</param>
    internal sealed record View(IReadOnlyList<Line> Months, DateOnly Next, DateTimeOffset ClosesAt, int Grace);

    private const string Sql = """
        select m.month, m.closed_at, encode(m.digest, 'hex') as digest,
               c.owed, c.on_time, c.late, c.missed, c.exempt,
               (select count(*)::int from admin.month_findings f where f.store_id = @store and f.month = m.month and f.gone_at is null and f.kind = 'alarm') as alarms,
               (select count(*)::int from admin.month_findings f where f.store_id = @store and f.month = m.month and f.gone_at is null and f.kind = 'correction') as corrections,
               k.checked_at
        from   admin.closed_months m
        left   join admin.month_checks k on k.store_id = @store and k.month = m.month
        cross  join lateral (
            select count(*)::int as owed, (count(*) filter (where r ->> 7 = 'on-time'))::int as on_time, (count(*) filter (where r ->> 7 = 'late'))::int as late,
                   (count(*) filter (where r ->> 7 = 'missed'))::int as missed, (count(*) filter (where r ->> 7 = 'exempt'))::int as exempt
            from   jsonb_array_elements(m.content::jsonb -> 'rows') r where r ->> 8 = 'true') c
        where  m.store_id = @store
        order  by m.month desc
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var months = await db.Rows<Line>(Sql, null, ct);
        var (next, grace) = (await CloseMonths.Next(closing, book, db, ct), await Grace.At(db, clock.GetUtcNow(), ct));
        return new(months, next, await closing.ClosesAt(next, grace.Days, ct), grace.Days);
    }
}
