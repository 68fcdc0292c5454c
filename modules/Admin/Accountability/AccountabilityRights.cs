using Dealership.Plugin;

namespace Dealership.Admin.Accountability;

/// <summary>Who says who is finally accountable; everybody who sees the register may read it.</summary>
internal sealed class AccountabilityRights : IRights
{
    public const string Choose = "admin.accountability.choose";

    public void Declare(RightsBook book) => book.Add(Choose, "指定最终负责", "Say who is finally accountable").NeededFor("GM-3");
}
