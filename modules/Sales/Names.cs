using Dealership.Contracts;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales;

/// <summary>What the codes of this department are called on screen and in exports.</summary>
internal static class Names
{
    public static Text OfOrder(string state) => state switch
    {
        "delivered" => new("已交车", "Handed over"),
        "cancelled" => new("已退订", "Cancelled"),
        "approval" => new("待批折扣", "Discount to decide"),
        "contract" => new("待签合同", "Contract to sign"),
        "ready" => new("可交车", "Ready"),
        "released" => new("已出库，待PDI", "Released, no PDI yet"),
        "paid" => new("已全款，待出库", "Paid, to be released"),
        "allocated" => new("已分配，待全款", "Allocated, unpaid"),
        _ => new("待分配", "No vehicle yet"),
    };

    public static Text OfQuote(string state) => state switch
    {
        "ordered" => new("已下单", "Ordered"),
        "expired" => new("已过期", "Expired"),
        _ => new("有效", "Holds"),
    };

    public static Text OfPosition(string position) => position switch
    {
        Position.SalesConsultant => new("销售顾问", "Sales consultant"),
        Position.ShowroomSupervisor => new("展厅主管", "Showroom supervisor"),
        Position.SalesManager => new("销售经理", "Sales manager"),
        _ => new("总经理", "General manager"),
    };

    public static Text OfVehicle(string state) => VehicleState.NameOf(state);

    public static Text OfDelivery(string kind) => kind switch
    {
        "retail" => new("零售", "Retail"),
        "key-account" => new("大客户", "Key account"),
        _ => new("二级网络", "Secondary network"),
    };
}
