using System.Globalization;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Publishes a draft (发布考评标准): it holds from a month on, until the next. Its weights sum to 100, and no sheet of that month is drawn up yet.
/// </summary>
[Needs(AppraisalRights.SetStandards)]
internal sealed class PublishStandard(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Any day of the month; this month when empty. The last month may be written as long as it is not drawn up.</summary>
        public DateOnly? From { get; set; }
        public decimal? GradeA { get; set; } = 90;
        public decimal? GradeB { get; set; } = 75;
        public decimal? GradeC { get; set; } = 60;
        public int? Least { get; set; } = 60;
    }

    private const string SumSql = "select coalesce(sum(weight), 0) as weights, count(*)::int as indicators from sales.appraisal_indicators where store_id = @store and standard_id = @standard";

    private const string DrawnSql = "select max(month) from sales.appraisals where store_id = @store and position = @position";

    private const string Sql = """
        update sales.appraisal_standards set from_month = @month, grade_a = @GradeA, grade_b = @GradeB, grade_c = @GradeC, least_weight = @Least, published_at = @now, published_by = @by
        where  store_id = @store and id = @standard
        """;

    public async Task<Outcome> Now(Guid standard, Form form, CancellationToken ct)
    {
        var (position, refused) = await DraftStandard.Take(db, caller, standard, ct);
        if (refused is not null) return refused;
        var sum = (await db.Row<Sum>(SumSql, new { standard }, ct))!;
        var today = await calendar.Today(ct);
        var day = form.From ?? today;
        var (month, earliest) = (new DateOnly(day.Year, day.Month, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(-1));
        var drawn = await db.Row<DateOnly?>(DrawnSql, new { position }, ct);
        var said = sum.Weights.ToString("0.#", CultureInfo.InvariantCulture);
        var problems = new Problems()
            .When(sum.Weights != 100, "", $"权重合计 {said}，必须正好 100 才能发布。", $"The weights sum to {said}; only 100 can be published.")
            .When(month < earliest, nameof(form.From), "最早从上个月起。", "From last month at the earliest.")
            .When(month <= drawn, nameof(form.From), $"{drawn?.Year}年{drawn?.Month}月的考评表已经生成，请从之后的月份起。", $"The sheets of {drawn:yyyy-MM} are drawn up; choose a later month.")
            .When(!(form.GradeA > form.GradeB && form.GradeB > form.GradeC && form.GradeC >= 0), nameof(form.GradeA), "等级线要从高到低：A > B > C。", "The lines fall from A to B to C.")
            .When(form.Least is not (>= 1 and <= 100), nameof(form.Least), "请填1到100。", "Between 1 and 100.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { standard, month, form.GradeA, form.GradeB, form.GradeC, form.Least, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(standard, new($"已发布，从{month.Year}年{month.Month}月起", $"Published; it holds from {month:yyyy-MM}"));
    }

    private sealed record Sum(decimal Weights, int Indicators);
}
