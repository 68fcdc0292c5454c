using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>Who looks over the overseers. A sample itself is open to the position that owes it and those above.</summary>
internal sealed class SupervisionRights : IRights
{
    public const string SeeQuality = "admin.supervision.see";
    public const string SetRules = "admin.supervision.set";

    public void Declare(RightsBook book) => book
        .Add(SeeQuality, "查看监督质量与豁免比例", "See how supervision and exemptions go").NeededFor("GM-1")
        .Add(SetRules, "设定监督线", "Set the lines of supervision").NeededFor("GM-1");
}
