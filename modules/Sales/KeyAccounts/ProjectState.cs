using Dealership.Contracts;

namespace Dealership.Sales.KeyAccounts;

/// <summary>What the codes of a project are called.</summary>
internal static class ProjectState
{
    public static Text NameOf(string state) => state switch
    {
        ProjectView.ToFile => new("待报备", "To be filed"),
        ProjectView.Filed => new("已报备，等厂家", "Filed, the maker answers"),
        ProjectView.Passed => new("报备通过", "Passed"),
        ProjectView.Contracted => new("已签框架合同", "Contract signed"),
        _ => new("已结束", "Ended"),
    };

    public static Text NameOfAnswer(string answer) => answer switch
    {
        "passed" => new("通过", "Passed"),
        "taken" => new("他店已先报备", "Another dealer filed first"),
        _ => new("不通过", "Refused"),
    };

    public static IReadOnlyList<string> Outcomes { get; } = ["done", "lost", "dropped"];

    public static Text NameOfOutcome(string outcome) => outcome switch
    {
        "done" => new("履约完成", "Fulfilled"),
        "lost" => new("输给竞品", "Lost to a rival"),
        _ => new("客户取消", "Given up by the customer"),
    };
}
