using Dealership.Contracts;

namespace Dealership.Sales.Stock;

/// <summary>Keys and papers that go with a vehicle (钥匙和随车资料), and where they may be (保管): WH-3.</summary>
internal static class Custody
{
    internal sealed record Item(string Code, Text Name);

    public static IReadOnlyList<Item> Items { get; } =
    [
        new("key", new("主钥匙", "Key")),
        new("spare-key", new("备用钥匙", "Spare key")),
        new("certificate", new("合格证", "Factory certificate")),
        new("consistency", new("一致性证书", "Certificate of conformity")),
        new("manuals", new("说明书、保养手册", "Manuals")),
        new("tools", new("随车工具", "Tools")),
    ];

    public static IReadOnlyList<Item> Holders { get; } =
        [new("warehouse", new("库管", "Store keeper")), new("sales", new("销售顾问", "Consultant")), new("finance", new("财务", "Finance")), new("customer", new("已交客户", "With the buyer"))];

    public static Text NameOf(string item) => Items.FirstOrDefault(i => i.Code == item)?.Name ?? new(item, item);

    public static Text HolderOf(string holder) => Holders.First(h => h.Code == holder).Name;
}
