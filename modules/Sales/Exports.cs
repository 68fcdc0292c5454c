using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Orders;
using Dealership.Sales.Vehicles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales;

/// <summary>The lists of Sales as files, with the filters of the screen; query names are those of the pages.</summary>
internal sealed class Exports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<DeliveryList.Line>[] Deliveries =
    [
        new(new("交车时间", "Handed over"), l => l.Delivery.HandedOverAt, 18),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("车型", "Model"), l => l.Delivery.ModelName, 20),
        new(new("车架号", "VIN"), l => l.Delivery.Vin, 20, SheetForm.Text),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("类型", "Kind"), l => Names.OfDelivery(l.Delivery.Kind)),
        new(new("里程", "Odometer"), l => l.Delivery.OdometerKm),
        new(new("补录", "Entered late"), l => l.Delivery.EnteredLate ? new Text("是", "yes") : null),
        new(new("已取消", "Taken back"), l => l.Delivery.Cancelled ? new Text("是", "yes") : null),
    ];

    private static readonly ListColumn<OrderList.Line>[] Orders =
    [
        new(new("订单号", "Number"), l => l.Order.Number, 16, SheetForm.Text),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("车型", "Model"), l => l.Order.ModelName ?? l.Order.ModelCode, 20),
        new(new("车架号尾号", "End of VIN"), l => l.Order.VinTail, 12, SheetForm.Text),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("下单", "Ordered"), l => l.Order.OrderedAt, 18),
        new(new("约定交车", "Promised"), l => l.Order.PromisedOn, 12),
        new(new("状态", "State"), l => Names.OfOrder(l.Order.State)),
    ];

    private static readonly ListColumn<VehicleList.Row>[] Vehicles =
    [
        new(new("车架号", "VIN"), v => v.Vin, 20, SheetForm.Text),
        new(new("车型代码", "Model code"), v => v.ModelCode),
        new(new("车型", "Model"), v => v.ModelName, 20),
        new(new("颜色", "Colour"), v => v.Colour),
        new(new("入库", "Received"), v => v.ReceivedOn, 12),
        new(new("出厂", "Left the factory"), v => v.FactoryOn, 12),
        new(new("库位", "Place"), v => v.Place),
        new(new("状态", "State"), v => Names.OfVehicle(v.State)),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/deliveries/export", ([FromQuery(Name = "at-from")] DateOnly? from, [FromQuery(Name = "at-to")] DateOnly? to, string? vin, string? kind, string? model, Guid? consultant, bool? kept, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("交车", "Handovers"), desk, Deliveries, async after =>
            {
                var page = await desk.Read((DeliveryList list) => list.Show(new(from, to, vin, None(kind), after, Take) { Model = model, Consultant = consultant, Kept = kept == true }, default));
                return (page.Rows, page.Next);
            }, clock));
        api.MapGet("/orders/export", (string? state, string? number, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("订单", "Orders"), desk, Orders, async after =>
            {
                var page = await desk.Read((OrderList list) => list.Show(new(OrderList.StateOf(state), number, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
        api.MapGet("/vehicles/export", (string? state, string? q, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("车辆", "Vehicles"), desk, Vehicles, async after =>
            {
                var page = await desk.Read((VehicleList list) => list.Show(new(VehicleList.StateOf(state), q, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
    }

    private static string? None(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
