using Dealership.Plugin;

namespace Dealership.Sales.Recruiting;

/// <summary>Who asks for staff and speaks with candidates: the sales manager; the general manager sees it, colleagues do not.</summary>
internal sealed class RecruitingRights : IRights
{
    public const string See = "sales.recruiting.see";
    public const string Keep = "sales.recruiting.keep";

    public void Declare(RightsBook book) => book
        .Add(See, "查看用人申请和面试意见", "See requests for staff and opinions on candidates").NeededFor("GM-3", "SM-2")
        .Add(Keep, "提出用人申请、写面试意见", "Ask for staff, write opinions on candidates").NeededFor("SM-2");
}
