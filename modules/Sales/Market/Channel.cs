using Dealership.Contracts;

namespace Dealership.Sales.Market;

/// <summary>Where a rival's offer was seen (来源).</summary>
internal static class Channel
{
    public static IReadOnlyList<string> All { get; } = ["visit", "website", "advert", "customer", "other"];

    public static Text NameOf(string channel) => channel switch
    {
        "visit" => new("探店", "Visit to the dealer"),
        "website" => new("官网或平台", "Website"),
        "advert" => new("广告", "Advertisement"),
        "customer" => new("客户出示的报价", "An offer a customer showed"),
        _ => new("其他", "Other"),
    };
}
