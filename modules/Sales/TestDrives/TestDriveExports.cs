using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.TestDrives;

/// <summary>Test drives and test cars as files, with the filters of the screen; of a licence nothing leaves the house.</summary>
internal sealed class TestDriveExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<TestDriveList.Line>[] Drives =
    [
        new(new("时间", "Time"), l => l.Drive.StartedAt ?? l.Drive.FromAt, 18),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("车号", "Car no."), l => l.Drive.Number, 8),
        new(new("车型", "Model"), l => l.Drive.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("还车", "Back"), l => l.Drive.ReturnedAt, 18),
        new(new("完整", "Full"), l => l.Drive.ReturnedAt is null ? null : l.Drive.Scanned ? new Text("完整", "full") : new Text("简易", "simple")),
        new(new("感受", "Liked it"), l => l.Drive.Satisfaction, 8),
        new(new("展望", "Outlook"), l => l.Drive.Outlook is { } outlook ? DriveOutlook.NameOf(outlook) : null),
        new(new("取消", "Called off"), l => l.Drive.CancelledAt, 18),
    ];

    private static readonly ListColumn<TestCarList.Line>[] Cars =
    [
        new(new("车号", "No."), l => l.Car.Number, 8),
        new(new("车型", "Model"), l => l.Car.ModelCode),
        new(new("车架号", "VIN"), l => l.Car.Vin, 20, SheetForm.Text),
        new(new("车牌", "Plate"), l => l.Car.Plate),
        new(new("钥匙在", "Keys with"), l => l.Keeper),
        new(new("保险至", "Insured until"), l => l.Car.InsuredUntil, 12),
        new(new("年检至", "Inspected until"), l => l.Car.InspectedUntil, 12),
        new(new("里程", "Odometer"), l => l.Car.OdometerKm),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/test-drives/export", (string? show, [FromQuery(Name = "day-from")] DateOnly? from, [FromQuery(Name = "day-to")] DateOnly? to, Guid? consultant, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("试乘试驾", "Test drives"), desk, Drives, async after =>
            {
                var page = await desk.Read((TestDriveList list) => list.Show(new(show, from, to, consultant, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
        api.MapGet("/test-cars/export", (string? show, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("试驾车", "Test cars"), desk, Cars, async _ => ((await desk.Read((TestCarList list) => list.Show(show, default))).Cars, null), clock));
    }
}
