using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Who sees and keeps the secondary network: its officer, and the sales manager who answers for it. Nobody else sees a deposit.</summary>
internal sealed class NetworkRights : IRights
{
    public const string See = "sales.network.see";
    public const string Keep = "sales.network.keep";
    public const string Decide = "sales.network.decide";
    public const string SetRules = "sales.network.rules";

    public void Declare(RightsBook book) => book
        .Add(See, "查看二级网络", "See the secondary network").NeededFor("SM-10", "DN-1")
        .Add(Keep, "维护二网档案、铺车、对账、考核", "Keep dealer files, place cars, reconcile and assess").NeededFor("SM-10", "DN-1", "DN-4", "DN-5")
        .Add(Decide, "签二网协议、定额度和去留", "Sign agreements with secondary dealers, set limits, decide who stays").NeededFor("SM-10")
        .Add(SetRules, "设定二网考核和担保规则", "Set how secondary dealers are assessed and covered").NeededFor("SM-10");
}
