using Dealership.Plugin;

namespace Dealership.Management;

/// <summary>What may be seen in Management.</summary>
internal sealed class Rights : IRights
{
    public const string SeeCockpit = "management.cockpit.see";

    public void Declare(RightsBook book) => book.Add(SeeCockpit, "查看经营驾驶舱", "See the cockpit").NeededFor("GM-1");
}
