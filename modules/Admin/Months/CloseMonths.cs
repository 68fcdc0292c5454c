using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Closes every month whose time has come (月度封存), in order and once, however many hosts look at the clock.</summary>
internal sealed class CloseMonths(Db db, Closing closing, CalendarBook book, TimeProvider clock) : IRoutine
{
    /// <summary>A month is closed as it was known some minutes ago: what is being heard right now bears an earlier instant than its commit.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(5);

    /// <summary>The last day whose scheduled things were opened: after an outage a month waits until all of its days were caught up with.</summary>
    private const string SeenSql = "select max(day) from admin.scheduled_days where store_id = @store and seen_at <= @now";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        // Two hosts at the same instant would sign the same month twice, one of them in vain.
        await db.Do("select pg_advisory_xact_lock(@store, 3012)", null, ct);
        var now = clock.GetUtcNow() - UnderWay;
        var grace = await Grace.At(db, now, ct);
        if (await db.Row<DateOnly?>(SeenSql, new { now }, ct) is not { } seen) return;
        for (var month = await Next(closing, book, db, ct); month.AddMonths(1) <= seen.AddDays(1) && await closing.ClosesAt(month, grace.Days, ct) <= now; month = month.AddMonths(1))
            await closing.Close(month, now, ct);
    }

    /// <summary>
    /// The month that closes next: the one after the last closed, or the one in which the store was opened. What was told of
    /// earlier ones the house did not see happen.
    /// </summary>
    internal static async Task<DateOnly> Next(Closing closing, CalendarBook book, Db db, CancellationToken ct)
    {
        if (await closing.LastClosed(ct) is { } last) return last.Month.AddMonths(1);
        var opened = (await book.Zone(ct)).DayOf(await db.Row<DateTimeOffset>("select opened_at from admin.stores where store_id = @store", null, ct));
        return new(opened.Year, opened.Month, 1);
    }
}
