using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>Who sees, makes, approves and divides the sales plan.</summary>
internal sealed class PlanRights : IRights
{
    public const string See = "sales.plans.see";
    public const string Make = "sales.plans.make";
    public const string Approve = "sales.plans.approve";

    public void Declare(RightsBook book) => book
        .Add(See, "查看销售计划与进度", "See the sales plan and its progress").NeededFor("GM-1", "GM-2", "SM-3", "SS-1", "SS-5", "SC-3")
        .Add(Make, "编制、分解、上报销售计划", "Make, divide and report the sales plan").NeededFor("SM-3")
        .Add(Approve, "批准销售计划", "Approve the sales plan").NeededFor("GM-2");
}
