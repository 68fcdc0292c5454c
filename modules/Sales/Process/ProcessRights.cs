using Dealership.Plugin;

namespace Dealership.Sales.Process;

/// <summary>Who checks how visitors are received.</summary>
internal sealed class ProcessRights : IRights
{
    public const string See = "sales.process.see";
    public const string Check = "sales.process.check";

    public void Declare(RightsBook book) => book
        .Add(See, "查看接待流程检查", "See how receptions were checked").NeededFor("SM-5", "SS-3")
        .Add(Check, "检查当日接待流程", "Check the day's receptions").NeededFor("SS-3");
}
