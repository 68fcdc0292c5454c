using Dealership.Plugin;

namespace Dealership.Csi.Settings;

/// <summary>The numbers of the survey in force on a day. Days are calendar days after the handover; lines of factor and index are on 1,000 points.</summary>
/// <param name="Since">First day in force.</param>
/// <param name="DaysAfter">Nobody is asked before this day after the handover.</param>
/// <param name="DueDays">The interview is due by the end of this day after the handover.</param>
/// <param name="ItemLine">An item at or below it is low, 1 to 10.</param>
/// <param name="FactorLine">A factor below it is low.</param>
/// <param name="IndexLine">An index below it is low.</param>
/// <param name="AnswerHours">A low-score case must be answered within.</param>
/// <param name="CloseHours">And closed within.</param>
/// <param name="LinkDays">How long a link is good.</param>
internal sealed record Setting(
    DateOnly Since, int DaysAfter, int DueDays, int ItemLine, decimal FactorLine, decimal IndexLine, int AnswerHours, int CloseHours, int LinkDays)
{
    /// <summary>
    /// Our proposals (domain §3.11, §3.12): asked on days 8 to 15; low is an item of 6 or less, a factor below 70 of 100 —
    /// 700 on the 1,000 points used everywhere here — or an index below 800; answered in 24 hours, closed in 3 days.
    /// </summary>
    public static Setting Proposed { get; } = new(DateOnly.MinValue, 8, 15, 6, 700, 800, 24, 72, 7);

    /// <summary>What came into force until <c>@day</c>, latest first; no row while the store has said nothing.</summary>
    public const string HistorySql = """
        select since, days_after, due_days, item_line, factor_line, index_line, answer_hours, close_hours, link_days
        from   csi.settings where store_id = @store and since <= @day order by since desc
        """;

    /// <summary>What is in force on <c>@day</c>.</summary>
    public const string Sql = $"{HistorySql} limit 1";

    /// <summary>What is in force on this day.</summary>
    public static async Task<Setting> On(Db db, DateOnly day, CancellationToken ct) => await db.Row<Setting>(Sql, new { day }, ct) ?? Proposed;
}
