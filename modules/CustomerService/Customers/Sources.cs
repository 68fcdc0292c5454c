using Dealership.Contracts;

namespace Dealership.CustomerService.Customers;

/// <summary>Where a customer's record came from, as the screen says it.</summary>
internal static class Sources
{
    public static Text NameOf(string source) => source switch
    {
        "order" => new("订单", "Order"),
        "showroom" => new("展厅", "Showroom"),
        "lead" => new("线索", "Lead"),
        "key-account" => new("大客户", "Key account"),
        "secondary" => new("二级网络", "Secondary network"),
        "import" => new("导入", "Import"),
        "hand" => new("登记", "Registered"),
        _ => new(source, source),
    };
}
