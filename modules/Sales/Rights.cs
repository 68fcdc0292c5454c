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

    public void Declare(RightsBook book) => Orders(Vehicles(book));

    private static RightsBook Vehicles(RightsBook book) => book
        .Add(SeeVehicles, "查看车辆", "See vehicles", Position.SalesConsultant).NeededFor("GM-1", "SM-6", "SS-1").WithoutClause(Lost.Zh, Lost.En)
        .Add(KeepVehicles, "登记车辆", "Register vehicles", Position.ShowroomSupervisor).NeededFor("SM-6").WithoutClause(Lost.Zh, Lost.En);

    private static void Orders(RightsBook book) => book
        .Add(SeeOrders, "查看订单", "See orders", Position.SalesConsultant).NeededFor("GM-1", "SM-5", "SS-1").WithoutClause(Lost.Zh, Lost.En)
        .Add(TakeOrders, "录入订单", "Take orders", Position.ShowroomSupervisor, Position.SalesConsultant).NeededFor("SM-3").WithoutClause(Lost.Zh, Lost.En)
        .Add(ReleaseOrders, "分配车辆、确认全款、退订", "Allocate, confirm payment, cancel orders").NeededFor("SM-6")
        .Add(SeePrices, "查看成交价", "See prices", Position.ShowroomSupervisor, Position.SalesConsultant).NeededFor("GM-1", "SM-3").WithoutClause(Lost.Zh, Lost.En)
        .Add(SeeDeliveries, "查看交车", "See handovers", Position.SalesConsultant).NeededFor("GM-1", "SM-5", "SS-1", "CM-5").WithoutClause(Lost.Zh, Lost.En)
        .Add(HandOver, "办理交车", "Hand vehicles over", Position.ShowroomSupervisor, Position.SalesConsultant).NeededFor("SM-3").WithoutClause(Lost.Zh, Lost.En)
        .Add(CancelDelivery, "取消交车", "Cancel handovers").NeededFor("SM-5");

    /// <summary>The document ends in the middle of SS-3; the consultant's clauses stood on the pages that are missing.</summary>
    private static Text Lost { get; } = new("原文在展厅主管第3条处中断，其后的条款和销售顾问的职责都已遗失；没有这项权限就卖不了车",
        "The document breaks off in SS-3: what follows it and the consultant's duties are lost, and no vehicle is sold without this right");
}
