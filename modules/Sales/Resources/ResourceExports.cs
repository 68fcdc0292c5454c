using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Resources;

/// <summary>Applications, the lines of one as the maker takes them, and the rows behind a part, as files.</summary>
internal sealed class ResourceExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<ResourceList.Row>[] Applications =
    [
        new(new("月份", "Month"), r => r.Period.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)),
        new(new("状态", "State"), r => ResourceNames.State(r.State), 18),
        new(new("建议", "Suggested"), r => r.Suggested),
        new(new("申报", "Applied"), r => r.Applied),
        new(new("确认", "Confirmed"), r => r.Confirmed),
        new(new("提交", "Handed in"), r => r.HandedInAt, 18),
    ];

    private static readonly ListColumn<(DateOnly Period, ResourceRecord.Line Line)>[] Lines =
    [
        new(new("月份", "Month"), l => l.Period.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)),
        new(new("车型代码", "Model code"), l => l.Line.ModelCode),
        new(new("颜色", "Colour"), l => l.Line.Colour),
        new(new("优先级", "Priority"), l => l.Line.Priority),
        new(new("订单类型", "Kind"), l => ResourceNames.Kind(l.Line.Kind)),
        new(new("建议", "Suggested"), l => l.Line.Suggested),
        new(new("申报", "Applied"), l => l.Line.Quantity),
        new(new("一次审批", "First answer"), l => l.Line.FirstAnswer),
        new(new("二次审批", "Second answer"), l => l.Line.SecondAnswer),
        new(new("最终确认", "Confirmed"), l => l.Line.Answer),
    ];

    private static readonly ListColumn<PartRows.Row>[] Parts =
    [
        new(new("组成", "Part"), r => ResourceParts.NameOf(r.Part), 20),
        new(new("号码", "Number"), r => r.Label, 20, SheetForm.Text),
        new(new("车型", "Model"), r => r.ModelCode),
        new(new("颜色", "Colour"), r => r.Colour),
        new(new("时间", "When"), r => r.At, 18),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/resources/export", (IDesk desk, TimeProvider clock) => ListExport.Of(new("资源申报", "Applications for vehicles"), desk, Applications, async after =>
        {
            var page = await desk.Read((ResourceList list) => list.Show(after, Take, default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/resources/{id:guid}/export", (Guid id, IDesk desk, TimeProvider clock) => ListExport.Of(new("资源申报", "Application for vehicles"), desk, Lines, async _ =>
        {
            var view = await desk.Read((ResourceRecord record) => record.Show(id, default));
            return ((IReadOnlyList<(DateOnly, ResourceRecord.Line)>)[.. view?.Lines.Select(l => (view.Head.Period, l)) ?? []], (string?)null);
        }, clock));
        api.MapGet("/resources/parts/export", (string? part, string? model, IDesk desk, TimeProvider clock) => ListExport.Of(new("建议组成", "Part of a suggestion"), desk, Parts, async after =>
        {
            var page = await desk.Read((PartRows rows) => rows.Show(new(part, model, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
    }
}
