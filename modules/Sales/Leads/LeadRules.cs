using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Leads;

/// <summary>
/// The store's rules of leads and the pool (线索规则) as they hold on a day: minutes of working time until the first answer, missed intervals
/// after which a prospect goes back to the pool (0: he stays), prospects and leads that anybody takes in a day.
/// </summary>
[Needs(LeadRights.See)]
internal sealed class LeadRules(Db db, ICalendar calendar) : IRead
{
    public const string AnswerMinutes = "answer-minutes";
    public const string PoolAfter = "pool-after";
    public const string PoolADay = "pool-a-day";

    /// <summary>A rule, what holds until the store says otherwise, and between which values it may lie.</summary>
    internal sealed record Rule(string Code, Text Name, Text Unit, int Usual, int Least, int Most);

    /// <summary>Nobody's prospects are taken from him unless the store says so.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new(AnswerMinutes, new("首次响应不超过", "Working minutes until a lead is answered"), new("工作分钟", "minutes"), 30, 5, 1440),
        new(PoolAfter, new("逾期超过几个间隔转公海（0＝不转）", "Intervals missed before a prospect goes to the pool (0 = never)"), new("个间隔", "intervals"), 0, 0, 10),
        new(PoolADay, new("每人每天最多领取", "Prospects that one person takes from the pool in a day"), new("位", "prospects"), 3, 1, 50),
    ];

    /// <summary>What holds until the store says otherwise.</summary>
    public static int Usual(string code) => All.Single(r => r.Code == code).Usual;

    /// <summary>One rule and since when; no day means what is usual.</summary>
    internal sealed record Row(string Code, DateOnly? EffectiveFrom, int Value);

    private const string Sql = """
        select distinct on (code) code, effective_from, value from sales.lead_rules
        where  store_id = @store and effective_from <= @day order by code, effective_from desc
        """;

    private const string ToComeSql = "select code, effective_from, value from sales.lead_rules where store_id = @store and effective_from > @day order by effective_from, code";

    /// <summary>All rules on a day of the store; today when none is given.</summary>
    public async Task<IReadOnlyList<Row>> On(DateOnly? day, CancellationToken ct)
    {
        var own = (await db.Rows<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct)).ToDictionary(r => r.Code);
        return [.. All.Select(r => own.GetValueOrDefault(r.Code, new(r.Code, null, r.Usual)))];
    }

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);

    /// <summary>Of one rule, today.</summary>
    public async Task<int> Of(string code, CancellationToken ct) => (await On(null, ct)).Single(r => r.Code == code).Value;
}
