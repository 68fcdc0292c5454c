using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales;

/// <summary>What may be seen and done in Sales, and by whom unless the store says otherwise (domain: who never sees what).</summary>
internal sealed class Rights : IRights
{
    public const string SeeVehicles = "sales.vehicles.see";
    public const string KeepVehicles = "sales.vehicles.keep";
    public const string SeeOrders = "sales.orders.see";
    public const string TakeOrders = "sales.orders.take";
    public const string ReleaseOrders = "sales.orders.release";
    public const string SeePrices = "sales.prices.see";
    public const string SeeDeliveries = "sales.deliveries.see";
    public const string HandOver = "sales.deliveries.hand-over";
    public const string CancelDelivery = "sales.deliveries.cancel";

    public void Declare(RightsBook book) => book
        .Add(SeeVehicles, "查看车辆", "See vehicles", Position.GeneralManager, Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(KeepVehicles, "登记车辆与PDI", "Register vehicles and PDI", Position.SalesManager, Position.ShowroomSupervisor)
        .Add(SeeOrders, "查看订单", "See orders", Position.GeneralManager, Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(TakeOrders, "录入订单", "Take orders", Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(ReleaseOrders, "分配车辆、确认全款、退订", "Allocate, confirm payment, cancel orders", Position.SalesManager)
        .Add(SeePrices, "查看成交价", "See prices", Position.GeneralManager, Position.SalesManager, Position.SalesConsultant)
        .Add(SeeDeliveries, "查看交车", "See handovers", Position.GeneralManager, Position.SalesManager, Position.ShowroomSupervisor,
            Position.SalesConsultant, Position.CustomerServiceManager)
        .Add(HandOver, "办理交车", "Hand vehicles over", Position.SalesManager, Position.ShowroomSupervisor, Position.SalesConsultant)
        .Add(CancelDelivery, "取消交车", "Cancel handovers", Position.SalesManager);
}
