using System.Globalization;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Reports;

/// <summary>By when of the day reports are owed (交日报时间): the store's own from a day on, else 17:45, before the evening meeting.</summary>
[Needs(ReportRights.See)]
internal sealed class ReportTime(Db db, ICalendar calendar) : IRead
{
    /// <summary>A quarter of an hour before the evening meeting at 18:00.</summary>
    public static readonly TimeOnly Otherwise = new(17, 45);

    /// <summary>What holds, and what was set for days to come. No day: nobody has set one.</summary>
    internal sealed record View(TimeOnly Due, DateOnly? Since, IReadOnlyList<Row> ToCome);

    /// <summary>Kept as HH:mm of the store's wall clock.</summary>
    internal sealed record Row(DateOnly EffectiveFrom, string Due);

    private const string Sql = """
        select effective_from, due from sales.report_times where store_id = @store and effective_from <= @day order by effective_from desc limit 1;
        select effective_from, due from sales.report_times where store_id = @store and effective_from > @day order by effective_from
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (now, later) = await db.Both<Row, Row>(Sql, new { day = await calendar.Today(ct) }, ct);
        return now is [var row] ? new(Read(row.Due), row.EffectiveFrom, later) : new(Otherwise, null, later);
    }

    public async Task<TimeOnly> On(DateOnly day, CancellationToken ct) => (await db.Both<Row, Row>(Sql, new { day }, ct)).Item1 is [var row] ? Read(row.Due) : Otherwise;

    private static TimeOnly Read(string kept) => TimeOnly.ParseExact(kept, "HH:mm", CultureInfo.InvariantCulture);
}
