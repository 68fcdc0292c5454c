using Dealership.Contracts;
using static Dealership.Sales.Appraisal.ScoringRule;

namespace Dealership.Sales.Appraisal;

/// <summary>What the trade weighs (domain: appraisal), offered as a beginning and never in force by itself: the store writes its own version from it.</summary>
internal static class UsualStandard
{
    /// <summary>Of a position; nothing where the trade has none.</summary>
    public static IReadOnlyList<Indicator> For(string position) => position switch
    {
        Position.SalesConsultant => Numbered(Consultant),
        Position.ShowroomSupervisor => Numbered(Supervisor),
        _ => [],
    };

    private static Indicator[] Consultant =>
    [
        Line("deliveries", 30, 3, 8, 10), Hand("毛利和增值（配件、保险、金融）达成率", "Gross profit and added value, achieved", 10, 50, 100),
        Line("filing-rate", 8, 50, 80), Hand("试驾率", "Test-drive rate", 8, 40, 70), Line("contacts-on-time", 8, 70, 95), Line("log-complete", 6, 80, 100),
        Line("satisfaction", 12, 750, 900), Hand("厂家满意度调查", "The maker's own survey", 3, 750, 900), Off("投诉", "Complaints", 2, 10),
        Hand("厂家系统数据正确率", "Correct data in the maker's system", 5, 90, 100), Each("referrals", 5, 1),
        Hand("纪律、5S、培训", "Discipline, 5S, training", 5, 0, 100) with { OwnWord = true },
        No("虚假建卡", "Invented cards"), No("强制保险", "Insurance forced on a buyer"), No("私下交易", "Private deals"),
    ];

    private static Indicator[] Supervisor =>
    [
        Line("deliveries", 30, 20, 50, 60), Line("filing-rate", 10, 50, 80), Line("contacts-on-time", 10, 70, 95), Line("days-closed", 10, 70, 100), Line("rounds-5s", 10, 60, 100),
        Hand("晨会、夕会资料准时率", "Meeting packs ready in time", 5, 80, 100), Line("satisfaction", 15, 750, 900), Hand("辅导和带教", "Coaching", 10, 0, 100) with { OwnWord = true },
        No("隐瞒投诉", "Complaints kept quiet"),
    ];

    private static Indicator[] Numbered(Indicator[] lines) => [.. lines.Select((line, at) => line with { Number = at + 1 })];

    private static Indicator Line(string source, decimal weight, decimal floor, decimal target, decimal? cap = null) =>
        new(0, IndicatorSource.NameOf(source).Zh, IndicatorSource.NameOf(source).En, source, weight, Linear, floor, target, cap, null, null, null, false);

    private static Indicator Hand(string zh, string en, decimal weight, decimal floor, decimal target) => new(0, zh, en, IndicatorSource.Hand, weight, Linear, floor, target, null, null, null, null, false);

    private static Indicator Each(string source, decimal weight, decimal per) => new(0, IndicatorSource.NameOf(source).Zh, IndicatorSource.NameOf(source).En, source, weight, Unit, null, null, null, null, per, null, false);

    private static Indicator Off(string zh, string en, decimal per, decimal most) => new(0, zh, en, IndicatorSource.Hand, 0, Deduct, null, null, null, null, per, most, false);

    private static Indicator No(string zh, string en) => new(0, zh, en, IndicatorSource.Hand, 0, Veto, null, null, null, null, null, null, false);
}
