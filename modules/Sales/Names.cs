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
        "ready" => new("可交车", "Ready"),
        "allocated" => new("已分配，待全款", "Allocated, unpaid"),
        _ => new("待分配", "No vehicle yet"),
    };

    public static Text OfVehicle(string state) => VehicleState.NameOf(state);

    public static Text OfDelivery(string kind) => kind switch
    {
        "retail" => new("零售", "Retail"),
        "key-account" => new("大客户", "Key account"),
        _ => new("二级网络", "Secondary network"),
    };
}
