using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Days and marks of appraisal, training and recruiting (期限和合格线): the store's own from their day on, else what the trade does.
/// </summary>
[Needs(AppraisalRights.See)]
internal sealed class StaffTerms(Db db, ICalendar calendar) : IRead
{
    public const string Freeze = "freeze";
    public const string Appeal = "appeal";
    public const string Interviews = "interviews";
    public const string PassOn = "pass-on";
    public const string PassMark = "pass-mark";
    public const string Expiring = "expiring";
    public const string Candidates = "candidates";

    /// <summary>A term: what it means, what the trade does, its limits.</summary>
    internal sealed record Term(string Code, Text Name, Text Unit, int Usual, int Least, int Most);

    public static IReadOnlyList<Term> All { get; } =
    [
        new(Freeze, new("每月几号冻结上月数据、生成考评表", "Day of the month on which the last month's figures are frozen and sheets drawn up"), new("号", "of the month"), 3, 1, 28),
        new(Appeal, new("结果确认后几天内可申诉", "Days after the result within which it may be appealed against"), new("天", "days"), 3, 1, 30),
        new(Interviews, new("满意度至少几份问卷才计分", "Interviews needed before satisfaction is scored"), new("份", "interviews"), 3, 2, 50),
        new(PassOn, new("培训返岗后几天内转训", "Days after the return within which training is passed on"), new("天", "days"), 7, 1, 60),
        new(PassMark, new("转训测验合格线", "Mark that passes the test of what was passed on"), new("分", "points"), 80, 1, 100),
        new(Expiring, new("证书到期前几天算缺口", "Days before it ends from which a certificate counts as a gap"), new("天", "days"), 30, 1, 365),
        new(Candidates, new("有结果后几天删除应聘者姓名", "Days after the result until a candidate's name is erased"), new("天", "days"), 180, 1, 730),
    ];

    /// <summary>One line and since when; no day means the trade's.</summary>
    internal sealed record Row(string Code, DateOnly? EffectiveFrom, int Number);

    private const string Sql = """
        select distinct on (code) code, effective_from, number from sales.staff_terms
        where  store_id = @store and effective_from <= @day order by code, effective_from desc
        """;

    private const string ToComeSql = "select code, effective_from, number from sales.staff_terms where store_id = @store and effective_from > @day order by effective_from, code";

    /// <summary>As they hold on a day of the store; today when none is given.</summary>
    public async Task<IReadOnlyList<Row>> On(DateOnly? day, CancellationToken ct)
    {
        var own = (await db.Rows<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct)).ToDictionary(r => r.Code);
        return [.. All.Select(t => own.GetValueOrDefault(t.Code, new(t.Code, null, t.Usual)))];
    }

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);

    /// <summary>One of them, on a day; today when none is given.</summary>
    public async Task<int> Of(string code, CancellationToken ct, DateOnly? day = null) => (await On(day, ct)).Single(r => r.Code == code).Number;
}
