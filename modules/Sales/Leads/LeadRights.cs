using Dealership.Plugin;

namespace Dealership.Sales.Leads;

/// <summary>Who brings leads in, gives them out and answers them.</summary>
internal sealed class LeadRights : IRights
{
    public const string See = "sales.leads.see";
    public const string TakeIn = "sales.leads.take-in";
    public const string Assign = "sales.leads.assign";
    public const string Take = "sales.leads.take";
    public const string SetRules = "sales.leads.rules";

    public void Declare(RightsBook book) => book
        .Add(See, "查看线索和公海", "See leads and the pool").NeededFor("SM-5", "SS-3", "SC-3", "DC-1")
        .Add(TakeIn, "录入、导入线索", "Enter and import leads").NeededFor("SM-5", "SS-3", "DC-1")
        .Add(Assign, "分配线索、改派意向客户", "Give leads and prospects to consultants").NeededFor("SM-5", "SS-3")
        .Add(Take, "领取线索和公海客户", "Take leads and prospects from the pool").NeededFor("SC-3", "DC-1")
        .Add(SetRules, "设定线索规则", "Set the rules of leads").NeededFor("SM-5");
}
