using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// How secondary dealers are assessed and covered (二网考核和担保规则): the store's own from their day on, else what the trade does. How much
/// deposit a car takes the trade leaves to the store; until it says so, 30,000 yuan.
/// </summary>
[Needs(NetworkRights.See)]
internal sealed class NetworkRules(Db db, ICalendar calendar) : IRead
{
    /// <summary>Weights are points of 100, grades the lowest score of A, B and C; no day means the trade's.</summary>
    internal sealed record Row(
        DateOnly? EffectiveFrom, decimal CoverPerCar, int Sales, int Stock, int Discipline, int Account, int Data, int Image, int Complaints, int GradeA, int GradeB, int GradeC, int AgedDays, int ReportHours, int RectifyDays)
    {
        public string Grade(int score) => score >= GradeA ? "A" : score >= GradeB ? "B" : score >= GradeC ? "C" : "D";

        /// <summary>Cars that a deposit covers.</summary>
        public int Covers(decimal deposit) => (int)Math.Floor(Math.Max(0, deposit) / CoverPerCar);
    }

    public static Row Trade { get; } = new(null, 30_000m, 30, 15, 15, 15, 10, 10, 5, 85, 70, 60, 60, 24, 30);

    private const string Columns = "effective_from, cover_per_car, sales, stock, discipline, account, data, image, complaints, grade_a, grade_b, grade_c, aged_days, report_hours, rectify_days";

    private const string Sql = $"select {Columns} from sales.secondary_rules where store_id = @store and effective_from <= @day order by effective_from desc limit 1";

    private const string ToComeSql = $"select {Columns} from sales.secondary_rules where store_id = @store and effective_from > @day order by effective_from";

    /// <summary>As they hold on a day of the store; today when none is given.</summary>
    public async Task<Row> On(DateOnly? day, CancellationToken ct) => await db.Row<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct) ?? Trade;

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);
}
