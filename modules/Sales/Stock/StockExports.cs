using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Sales.Vehicles;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Stock;

/// <summary>The vehicles behind a figure, a weekly check, a count and the funds, as files.</summary>
internal sealed class StockExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<StockRows.Row>[] Rows =
    [
        new(new("车架号", "VIN"), r => r.Vin, 20, SheetForm.Text),
        new(new("车型代码", "Model code"), r => r.ModelCode),
        new(new("车型", "Model"), r => r.ModelName, 20),
        new(new("颜色", "Colour"), r => r.Colour),
        new(new("入库", "Received"), r => r.ReceivedOn, 12),
        new(new("出厂", "Left the factory"), r => r.FactoryOn, 12),
        new(new("状态", "State"), r => VehicleState.NameOf(r.State)),
        new(new("交车", "Handed over"), r => r.HandedOverAt, 18),
        new(new("等待决定", "To be decided"), r => r.AgeingId is null ? null : new Text("是", "yes")),
    ];

    private static readonly ListColumn<WeekCheck.Car>[] Week =
    [
        new(new("车架号", "VIN"), c => c.Vin, 20, SheetForm.Text),
        new(new("车型", "Model"), c => c.ModelName, 20),
        new(new("颜色", "Colour"), c => c.Colour),
        new(new("库位", "Place"), c => c.Place),
        new(new("问题", "What is wrong"), c => c.Fault, 30),
        new(new("时间", "When"), c => c.At, 18),
    ];

    private static readonly ListColumn<StockTake.Car>[] Counted =
    [
        new(new("车架号", "VIN"), c => c.Vin, 20, SheetForm.Text),
        new(new("车型", "Model"), c => c.ModelName, 20),
        new(new("应有", "Expected"), c => c.Expected ? new Text("是", "yes") : null),
        new(new("找到", "Found"), c => c.FoundAt, 18),
        new(new("差异原因", "Reason"), c => c.Reason, 30),
    ];

    private static readonly ListColumn<Funds.Row>[] Yuan =
    [
        new(new("日期", "Day"), f => f.Day, 12),
        new(new("质押余额", "Pledged"), f => f.Pledged),
        new(new("非质押余额", "Unpledged"), f => f.Unpledged),
        new(new("账户余额", "Account"), f => f.Account),
        new(new("订单分配所需", "Needed"), f => f.Needed),
        new(new("余缺", "Left or short"), f => f.Gap),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/stock/rows/export", (string? show, DateOnly? month, string? model, IDesk desk, TimeProvider clock) => ListExport.Of(new("库存", "Stock"), desk, Rows, async after =>
        {
            var page = await desk.Read((StockRows rows) => rows.Show(new(show, month, model, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/stock/week/{id:guid}/export", (Guid id, IDesk desk, TimeProvider clock) => ListExport.Of(new("库存车检查表", "Weekly check"), desk, Week, async _ =>
            ((IReadOnlyList<WeekCheck.Car>)[.. (await desk.Read((WeekCheck check) => check.Show(id, default))).Cars.Where(c => c.At is not null)], (string?)null), clock));
        api.MapGet("/stock/takes/{id:guid}/export", (Guid id, IDesk desk, TimeProvider clock) => ListExport.Of(new("盘点表", "Stock-take"), desk, Counted, async _ =>
            ((await desk.Read((StockTake take) => take.Show(id, default)))?.Cars ?? [], (string?)null), clock));
        api.MapGet("/funds/export", (IDesk desk, TimeProvider clock) => ListExport.Of(new("资金状况", "Funds"), desk, Yuan, async _ =>
            (await desk.Read((Funds funds) => funds.Days(31, default)), (string?)null), clock));
    }
}
