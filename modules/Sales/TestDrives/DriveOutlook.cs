using Dealership.Contracts;

namespace Dealership.Sales.TestDrives;

/// <summary>What the consultant thinks after the drive (成交展望). It is no intention level: a contact sets that.</summary>
internal static class DriveOutlook
{
    public static IReadOnlyList<string> All { get; } = ["buys", "likely", "open", "unlikely"];

    public static Text NameOf(string? outlook) => outlook switch
    {
        "buys" => new("当场谈价", "Talks price now"),
        "likely" => new("有望成交", "Likely"),
        "open" => new("还在比较", "Still comparing"),
        _ => new("不合适", "Does not suit"),
    };
}
