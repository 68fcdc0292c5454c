using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Network;

/// <summary>Dealers and their cars as files, with the columns and filters of the screen.</summary>
internal sealed class NetworkExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<DealerList.Line>[] Dealers =
    [
        new(new("二网", "Dealer"), l => l.Dealer.Name, 28),
        new(new("额度", "Limit"), l => l.Dealer.CarLimit),
        new(new("铺车", "Placed"), l => l.Dealer.Placed),
        new(new("还可铺", "Left"), l => l.Left),
        new(new("保证金", "Deposit"), l => l.Dealer.Deposit),
        new(new("协议至", "Agreement until"), l => l.Dealer.ValidTo),
        new(new("最近考核", "Last assessed"), l => l.Dealer.Score),
        new(new("等级", "Grade"), l => l.Dealer.Grade, 8),
        new(new("专员", "Officer"), l => l.Officer),
    ];

    private static readonly ListColumn<PlacedCars.Line>[] Cars =
    [
        new(new("二网", "Dealer"), l => l.Car.Dealer, 28),
        new(new("车架号", "VIN"), l => l.Car.Vin, 20),
        new(new("车型", "Model"), l => l.Car.ModelName, 24),
        new(new("颜色", "Colour"), l => l.Car.Colour),
        new(new("铺车时间", "Placed"), l => l.Car.PlacedAt, 18),
        new(new("天数", "Days"), l => l.Days),
        new(new("售出时间", "Sold"), l => l.Car.SoldAt, 18),
        new(new("上报时间", "Reported"), l => l.Car.ReportedAt, 18),
        new(new("买方", "Buyer"), l => l.Buyer?.Name),
    ];

    private static readonly ListColumn<MonthBoard.Row>[] Months =
    [
        new(new("二网", "Dealer"), r => r.Dealer, 28),
        new(new("双方已签", "Signed by both"), r => r.Reconciled),
        new(new("未了差异", "Open differences"), r => r.Drawn ? r.OpenDifferences : null),
        new(new("得分", "Score"), r => r.Score),
        new(new("等级", "Grade"), r => r.Grade, 8),
        new(new("期限", "Due"), r => r.DueAt, 18),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/network/export", (string? show, IDesk desk, TimeProvider clock) => ListExport.Of(new("二级网络", "Secondary network"), desk, Dealers, async after =>
        {
            var page = await desk.Read((DealerList list) => list.Show(new(show, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/network/months/export", (string? month, IDesk desk, TimeProvider clock) => ListExport.Of(new("二网月度", "Month of the network"), desk, Months,
            async _ => ((await desk.Read((MonthBoard board) => board.Of(month, default))).Rows, (string?)null), clock));
        api.MapGet("/network/cars/export", (string? show, Guid? dealer, string? month, IDesk desk, TimeProvider clock) => ListExport.Of(new("二网车辆", "Cars at secondary dealers"), desk, Cars, async after =>
        {
            var page = await desk.Read((PlacedCars list) => list.Show(new(show, dealer, month, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
    }
}
