using Dealership.Plugin;

namespace Dealership.Admin.Load;

/// <summary>Who sees how much is on whom, and says how long things take. It is for thinning out, not for blaming.</summary>
internal sealed class LoadRights : IRights
{
    public const string See = "admin.load.see";
    public const string Say = "admin.load.say";

    public void Declare(RightsBook book) => book
        .Add(See, "查看工作量", "See how much is on whom").NeededFor("GM-1", "SM-2", "MM-1", "CM-3", "CSI-3")
        .Add(Say, "设定职责用时", "Say how long duties take").NeededFor("GM-3");
}
