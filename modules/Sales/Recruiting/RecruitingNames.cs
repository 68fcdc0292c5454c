using Dealership.Contracts;

namespace Dealership.Sales.Recruiting;

/// <summary>What the codes of recruiting are called.</summary>
internal static class RecruitingNames
{
    public static IReadOnlyList<string?> Opinions { get; } = ["hire", "reserve", "no"];

    public static IReadOnlyList<string?> Results { get; } = ["hired", "declined", "refused"];

    public static Text OfOpinion(string? opinion) => opinion switch
    {
        "hire" => new("建议录用", "Take him"),
        "reserve" => new("备选", "Keep in mind"),
        "no" => new("不建议", "Do not"),
        _ => new("待面试", "To be interviewed"),
    };

    public static Text OfResult(string? result) => result switch
    {
        "hired" => new("已录用", "Hired"),
        "declined" => new("本人放弃", "He declined"),
        "refused" => new("未录用", "Not taken"),
        _ => new("待定", "Open"),
    };
}
