using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// The months of the dealers: each active one is owed a reconciliation and an assessment (月度对账、考核), due at 17:00 of the last working day
/// but one, so that the manager's own clause (SM-10) can be met on the last. The month of the network is complete once all are done.
/// </summary>
internal static class DealerMonths
{
    private const string OpenSql = $"""
        insert into sales.secondary_months (store_id, id, dealer_id, month, opened_at, due_at)
        select @store, gen_random_uuid(), d.id, @month, @now, @due from sales.secondary_dealers d
        where  d.store_id = @store and {DealerView.IsActive} and (@dealer::uuid is null or d.id = @dealer)
        on conflict do nothing
        returning id, dealer_id, (select x.officer_id from sales.secondary_dealers x where x.store_id = @store and x.id = dealer_id)
        """;

    private const string DropSql = """
        update sales.secondary_months m set dropped_at = @now
        where  m.store_id = @store and m.dealer_id = @dealer and m.dropped_at is null
          and  not exists (select 1 from sales.secondary_assessments a where a.store_id = @store and a.month_id = m.id)
        returning id, month
        """;

    private const string CloseSql = $"""
        insert into sales.secondary_closings (store_id, id, month, at, by_person)
        select @store, gen_random_uuid(), @month, @now, @by
        where  exists (select 1 from sales.secondary_months m where m.store_id = @store and m.month = @month and m.dropped_at is null)
          and  not exists (select 1 from sales.secondary_months m where m.store_id = @store and m.month = @month and {MonthView.IsOpen})
        on conflict do nothing returning id
        """;

    /// <summary>Opens the month that runs, for one dealer or all; nothing for whoever begins after it was due.</summary>
    public static async Task Open(Db db, ICalendar calendar, Guid? dealer, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var due = await DueOf(calendar, month, ct);
        if (due <= now) return;
        foreach (var row in await db.Rows<Opened>(OpenSql, new { dealer, month, now, due }, ct))
            db.Tell(new SecondaryMonthOpened(row.Id, row.DealerId, row.OfficerId, due), row.Id);
    }

    /// <summary>The dealer is one no longer: what was open of its months falls away, and they may be complete without it.</summary>
    public static async Task Drop(Db db, Guid dealer, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        foreach (var row in await db.Rows<Dropped>(DropSql, new { dealer, now }, ct))
        {
            db.Tell(new SecondaryMonthDropped(row.Id, now), row.Id);
            await CloseWhenDone(db, row.Month, now, by, ct);
        }
    }

    /// <summary>Tells that the month is complete, once, when its last dealer is.</summary>
    public static async Task CloseWhenDone(Db db, DateOnly month, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        // Of two who finish the last two dealers at the same instant neither would see the other's.
        await db.Do("select pg_advisory_xact_lock(@store, 1010)", null, ct);
        if (await db.Row<Guid?>(CloseSql, new { month, now, by }, ct) is { } closing) db.Tell(new SecondaryMonthCompleted(closing, now, by), closing);
    }

    private static async Task<DateTimeOffset> DueOf(ICalendar calendar, DateOnly month, CancellationToken ct)
    {
        var (day, left) = (month.AddMonths(1).AddDays(-1), 2);
        for (; day > month; day = day.AddDays(-1))
            if ((await calendar.Day(day, "Sales", ct)).Worked && --left == 0) break;
        return (await calendar.Zone(ct)).Instant(day.ToDateTime(new TimeOnly(17, 0)));
    }

    private sealed record Opened(Guid Id, Guid DealerId, Guid OfficerId);

    private sealed record Dropped(Guid Id, DateOnly Month);
}
