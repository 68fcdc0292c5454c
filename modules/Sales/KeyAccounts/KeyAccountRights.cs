using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Who sees and keeps key-account projects: their owner his own, the sales manager all, the general manager what he decides on. No consultant sees a policy's discount.</summary>
internal sealed class KeyAccountRights : IRights
{
    public const string See = "sales.key-accounts.see";
    public const string SeeAll = "sales.key-accounts.see-all";
    public const string Keep = "sales.key-accounts.keep";
    public const string Review = "sales.key-accounts.review";
    public const string Approve = "sales.key-accounts.approve";
    public const string SetRules = "sales.key-accounts.rules";

    public void Declare(RightsBook book) => book
        .Add(See, "查看自己的大客户项目", "See one's own key-account projects").NeededFor("GM-1", "SM-11", "KA-6")
        .Add(SeeAll, "查看全部大客户项目", "See all key-account projects").NeededFor("GM-1", "SM-11")
        .Add(Keep, "立项、报备、报价、签约、回访", "Open, file, quote, sign and visit key-account projects").NeededFor("SM-11", "KA-6", "KA-9")
        .Add(Review, "评审大客户项目、同访", "Review key-account projects and go along").NeededFor("SM-11")
        .Add(Approve, "审批大客户超政策优惠", "Decide on discounts above the maker's policy").NeededFor("GM-1")
        .Add(SetRules, "设定大客户规则", "Set the rules of key accounts").NeededFor("SM-11");
}
