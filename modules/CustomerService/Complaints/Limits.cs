using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>
/// How soon a complaint of each level is answered (hours) and settled (days): the store's own from their day on, else what
/// the trade does: 24/8/4/4 hours and 3/3/7/7 days.
/// </summary>
[Needs(Rights.SeeComplaints)]
internal sealed class Limits(Db db, ICalendar calendar) : IRead
{
    /// <summary>One level's limits and since when; no day means the trade's.</summary>
    internal sealed record Row(int Level, DateOnly? EffectiveFrom, int FirstHours, int CloseDays);

    public static IReadOnlyList<Row> Trade { get; } = [new(1, null, 24, 3), new(2, null, 8, 3), new(3, null, 4, 7), new(4, null, 4, 7)];

    /// <summary>What the levels mean.</summary>
    public static IReadOnlyList<(int Level, Text Name)> Levels { get; } =
    [
        (1, new("1级 一般", "1 Ordinary")), (2, new("2级 升级", "2 Escalated")), (3, new("3级 重要", "3 Important")), (4, new("4级 重要且紧急", "4 Important and urgent")),
    ];

    private const string Sql = """
        select distinct on (level) level, effective_from, first_hours, close_days from customer_service.complaint_limits
        where  store_id = @store and effective_from <= @day order by level, effective_from desc
        """;

    /// <summary>The four levels as they hold today.</summary>
    public async Task<IReadOnlyList<Row>> Today(CancellationToken ct)
    {
        var own = (await db.Rows<Row>(Sql, new { day = await calendar.Today(ct) }, ct)).ToDictionary(r => r.Level);
        return [.. Trade.Select(t => own.GetValueOrDefault(t.Level, t))];
    }

    /// <summary>By when a complaint heard at this instant is answered and settled; the year it is numbered in.</summary>
    public async Task<(DateTimeOffset First, DateTimeOffset Close, int Year)> From(DateTimeOffset openedAt, int level, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var (first, close) = Due(openedAt, (await Today(ct))[level - 1], zone);
        return (first, close, zone.DayOf(openedAt).Year);
    }

    /// <summary>Hours by the clock for the answer; the end of the store's day for the settlement.</summary>
    public static (DateTimeOffset First, DateTimeOffset Close) Due(DateTimeOffset openedAt, Row row, TimeZoneInfo zone) =>
        (openedAt.AddHours(row.FirstHours), zone.EndOfDay(openedAt, row.CloseDays));
}
