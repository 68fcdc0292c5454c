using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>The store's reports change one at a time, and a day is checked when the last of its reports is.</summary>
internal static class ReportHold
{
    /// <summary>Taken before a report is handed in, checked or let off: two who check the last two at once would both leave one.</summary>
    public const string Sql = "select pg_advisory_xact_lock(@store, 1008)";

    /// <summary>The version that counts: the last one handed in.</summary>
    public const string Latest = """
        left join lateral (select v.* from sales.report_versions v where v.store_id = @store and v.report_id = r.id order by v.number desc limit 1) v on true
        """;

    private const string DaySql = $"""
        insert into sales.report_days (store_id, id, day, reports, checked_at, checked_by)
        select @store, @id, @day, count(*), @now, @by
        from   sales.daily_reports r {Latest}
        where  r.store_id = @store and r.day = @day and r.excused_at is null
        having count(*) > 0 and bool_and(coalesce(not v.returned, false))
        on     conflict (store_id, day) where reopened_at is null do nothing
        returning reports
        """;

    private const string ReopenSql = "update sales.report_days set reopened_at = @now where store_id = @store and day = @day and reopened_at is null returning id";

    /// <summary>Nothing of the day is left to check: the day is.</summary>
    public static async Task<bool> CheckDay(Db db, DateOnly day, DateOnly today, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        if (await db.Row<int?>(DaySql, new { id, day, now, by }, ct) is not { } reports) return false;
        db.Tell(new DailyReportsChecked(id, day, reports, day < today, now, by), id);
        return true;
    }

    /// <summary>Another report came: what was checked was not all.</summary>
    public static async Task ReopenDay(Db db, DateOnly day, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Row<Guid?>(ReopenSql, new { day, now }, ct) is { } check) db.Tell(new DailyReportsReopened(check, now), check);
    }
}
