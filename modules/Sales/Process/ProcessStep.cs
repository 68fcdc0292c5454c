using Dealership.Contracts;

namespace Dealership.Sales.Process;

/// <summary>A step of receiving a customer (接待流程).</summary>
/// <param name="Code">As kept.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Watched">Only a person sees it; the log knows the others.</param>
internal sealed record ProcessStep(string Code, Text Name, bool Watched)
{
    public static IReadOnlyList<ProcessStep> All { get; } =
    [
        new("filed", new("留档", "Filed"), false), new("needs", new("需求分析", "Needs asked"), true), new("drive", new("邀请试驾", "Drive offered"), true),
        new("quote", new("报价说明", "Offer explained"), true), new("next", new("约好下次", "Next step"), false), new("on-time", new("跟进及时", "Followed up in time"), false),
    ];

    public static bool IsWatched(string? code) => All.Any(s => s.Watched && s.Code == code);
}
