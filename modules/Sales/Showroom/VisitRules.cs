using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>What a line of the traffic log may say, when it is written and when it is put right.</summary>
internal static class VisitRules
{
    public const int LargestParty = 99;
    private const int DaysBack = 7;

    public static Problems Check(string? kind, int? party, DateTimeOffset arrived, DateTimeOffset now, Problems problems) => problems
        .When(kind is not null && !VisitKind.All.Contains(kind), "Kind", "没有这种来店性质。", "There is no such kind of visit.")
        .When(party is not (>= 1 and <= LargestParty), "Party", "人数是1到99。", "Between 1 and 99 people.")
        .When(arrived > now, "ArrivedAt", "到店时间不能晚于现在。", "They cannot have come later than now.")
        .When(arrived < now.AddDays(-DaysBack), "ArrivedAt", "最多补录7天以内的来店。", "Lines are entered at most 7 days late.");
}
