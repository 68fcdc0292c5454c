using Dealership.Contracts;

namespace Dealership.Sales.Network;

/// <summary>What the codes of the network are called.</summary>
internal static class NetworkNames
{
    public static Text OfState(bool started, bool ended) => ended ? new("已终止", "Ended") : started ? new("合作中", "Active") : new("待启用", "Not begun");

    public static Text OfBreach(string kind) => kind switch
    {
        "over-limit" => new("铺车超过额度", "More cars than its limit"),
        "uncovered" => new("保证金不够覆盖铺车", "Cars not covered by its deposit"),
        _ => new("协议到期还有铺车", "Cars there without an agreement in force"),
    };

    public static Text OfDifference(string kind) => kind == "account" ? new("保证金账面不一致", "The deposits differ") : new("铺车没盘到", "Car not found");

    public static Text OfEnd(string? how, bool standing) => standing ? new("铺车中", "Standing there") : how == "back" ? new("已取回", "Back") : new("已售出", "Sold");
}
