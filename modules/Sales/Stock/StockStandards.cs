using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>The standards of the stock (库存标准): the store's own from their day on, else what the trade does.</summary>
[Needs(StockRights.See)]
internal sealed class StockStandards(Db db, ICalendar calendar) : IRead
{
    public const string Target = "target-factor";
    public const string Reasonable = "factor-reasonable";
    public const string Warning = "factor-warning";
    public const string VeryHigh = "factor-very-high";
    public const string Low = "factor-low";
    public const string Green = "age-green";
    public const string Normal = "age-normal";
    public const string Yellow = "age-yellow";
    public const string Orange = "age-orange";
    public const string Structure = "structure-points";
    public const string Deviation = "deviation-percent";

    /// <summary>A standard: its name, its unit and what the trade does.</summary>
    internal sealed record Standard(string Code, Text Name, Text Unit, decimal Default);

    /// <summary>One line and since when; no day means the trade's.</summary>
    internal sealed record Row(string Code, DateOnly? EffectiveFrom, decimal Value);

    private static readonly Text Months = new("个月", "months"), Days = new("天", "days"), Times = new("倍", "times");

    public static IReadOnlyList<Standard> All { get; } =
    [
        new(Target, new("申报目标系数", "Target factor of an application"), Months, 1.2m),
        new(Low, new("库存系数合理下限", "Factor: reasonable from"), Months, 0.8m),
        new(Reasonable, new("库存系数合理上限", "Factor: reasonable until"), Months, 1.2m),
        new(Warning, new("库存系数警戒线", "Factor: warning line"), Months, 1.5m),
        new(VeryHigh, new("库存系数过高", "Factor: very high above"), Months, 2.5m),
        new(Green, new("绿档到", "Green until"), Days, 30),
        new(Normal, new("正常到", "Normal until"), Days, 60),
        new(Yellow, new("黄档到", "Yellow until"), Days, 90),
        new(Orange, new("橙档到，以后是红档", "Orange until, then red"), Days, 180),
        new(Structure, new("结构偏差提示", "Structure: flagged above"), new("个百分点", "points"), 10),
        new(Deviation, new("申报偏离建议须说明", "Application: reason owed above"), new("%", "%"), 20),
        .. Enumerable.Range(1, 12).Select(m => new Standard(Season(m), new($"{m}月季节系数", $"Season of {System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m)}"), Times, 1)),
    ];

    public static string Season(int month) => $"season-{month}";

    private const string Sql = """
        select distinct on (code) code, effective_from, value from sales.stock_settings
        where  store_id = @store and effective_from <= @day order by code, effective_from desc
        """;

    private const string ToComeSql = "select code, effective_from, value from sales.stock_settings where store_id = @store and effective_from > @day order by effective_from, code";

    /// <summary>All of them as they hold on a day of the store; today when none is given.</summary>
    public async Task<IReadOnlyList<Row>> On(DateOnly? day, CancellationToken ct)
    {
        var own = (await db.Rows<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct)).ToDictionary(r => r.Code);
        return [.. All.Select(s => own.GetValueOrDefault(s.Code, new(s.Code, null, s.Default)))];
    }

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);

    /// <summary>As they hold on a day, by code.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> Values(DateOnly? day, CancellationToken ct) => (await On(day, ct)).ToDictionary(r => r.Code, r => r.Value);
}
