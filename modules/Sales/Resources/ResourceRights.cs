using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>Who asks the maker for vehicles, and who must agree.</summary>
internal sealed class ResourceRights : IRights
{
    public const string See = "sales.resources.see";
    public const string Apply = "sales.resources.apply";
    public const string Approve = "sales.resources.approve";

    public void Declare(RightsBook book) => book
        .Add(See, "查看资源申报", "See applications for vehicles").NeededFor("GM-1", "SM-6")
        .Add(Apply, "编制、提交资源申报，录入厂家答复", "Make and hand in applications for vehicles, enter the maker's answer").NeededFor("SM-6")
        .Add(Approve, "批准资源申报", "Approve applications for vehicles").NeededFor("GM-1");
}
