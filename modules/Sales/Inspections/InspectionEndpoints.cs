using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Inspections;

/// <summary>Inspections for other systems: a workshop's own tablet fills in the same sheet.</summary>
internal sealed class InspectionEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    private static readonly ListColumn<InspectionList.Row>[] Columns =
    [
        new(new("车架号", "VIN"), v => v.Vin, 20, SheetForm.Text),
        new(new("车型", "Model"), v => v.ModelName, 20),
        new(new("颜色", "Colour"), v => v.Colour),
        new(new("订单号", "Order"), v => v.OrderNumber, 16, SheetForm.Text),
        new(new("约定交车", "Promised"), v => v.PromisedOn, 12),
        new(new("上次合格", "Last passed"), v => v.PdiAt, 18),
        new(new("已查项", "Items looked at"), v => v.SheetId is null ? null : v.Looked),
        new(new("安全项未解决", "Safety item open"), v => v.Unsafe ? new Text("是", "yes") : null),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/inspections", (IDesk desk, string? view, string? vin, string? after, CancellationToken ct) => desk.Read((InspectionList list) => list.Show(new(view, vin, after), ct)));
        api.MapGet("/inspections/counts", (IDesk desk, CancellationToken ct) => desk.Read((InspectionList list) => list.Now(ct)));
        api.MapGet("/inspections/export", (string? view, string? vin, IDesk desk, TimeProvider clock) => ListExport.Of(new("PDI检查", "Inspections"), desk, Columns, async after =>
        {
            var page = await desk.Read((InspectionList list) => list.Show(new(view, vin, after, 1000), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/inspections/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SheetRecord record) => record.Show(id, ct)));
        api.MapGet("/vehicles/{id:guid}/inspections", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((VehicleSheets sheets) => sheets.Show(id, ct)));
        api.MapPost("/vehicles/{id:guid}/inspections", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (BeginSheet duty) => duty.Now(id, ct)));
        api.MapPost("/inspections/{id:guid}/groups/{group}", ([FromHeader(Name = Key)] Guid key, Guid id, string group, SeeGroup.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SeeGroup duty) => duty.Now(id, group, form, ct)));
        api.MapPost("/inspections/{id:guid}/passed", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (FinishSheet duty) => duty.Now(id, ct)));
    }
}
