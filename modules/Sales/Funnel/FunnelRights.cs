using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>Who sees the funnel: a consultant his own, whoever answers for the plan or the showroom all of it.</summary>
internal sealed class FunnelRights : IRights
{
    public const string See = "sales.funnel.see";
    public const string SetTargets = "sales.funnel.targets";
    public const string SeeAll = "sales.funnel.see-all";

    public void Declare(RightsBook book) => book
        .Add(See, "查看自己的销售漏斗", "See one's own sales funnel").NeededFor("GM-1", "SM-3", "SM-5", "SS-1", "SC-3")
        .Add(SeeAll, "查看全店销售漏斗", "See the whole store's sales funnel").NeededFor("GM-1", "SM-3", "SM-5", "SS-1")
        .Add(SetTargets, "设定集客目标", "Set the targets of traffic").NeededFor("SM-3");
}
