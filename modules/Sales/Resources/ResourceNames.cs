using Dealership.Contracts;

namespace Dealership.Sales.Resources;

/// <summary>What the codes of an application are called.</summary>
internal static class ResourceNames
{
    public static Text State(string state) => state switch
    {
        "draft" => new("编制中", "In preparation"),
        "refused" => new("已退回，待修改", "Sent back"),
        "waiting" => new("待总经理批准", "General manager decides"),
        "applied" => new("已申报，等厂家", "Applied for"),
        _ => new("厂家已答复", "Answered"),
    };

    public static Text Kind(string kind) => kind switch
    {
        "irregular" => new("非常规", "Non-regular"),
        "bto" => new("按单生产 BTO", "Built to order"),
        "strategic" => new("战略", "Strategic"),
        _ => new("常规", "Regular"),
    };
}
