using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Appraisal;

/// <summary>Sheets and the rows behind a figure as files: the rows of the screen, so one's own, or all for whoever sees all.</summary>
internal sealed class AppraisalExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<SheetList.Line>[] Sheets =
    [
        new(new("月份", "Month"), l => l.Sheet.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), 10, SheetForm.Text),
        new(new("姓名", "Person"), l => l.Person),
        new(new("岗位", "Position"), l => l.Position),
        new(new("得分", "Score"), l => l.Sheet.Score),
        new(new("等级", "Grade"), l => l.Sheet.Grade is { } grade ? Grade.NameOf(grade) : null),
        new(new("确认", "Confirmed"), l => l.Sheet.ConfirmedAt, 18),
        new(new("未面谈", "Not talked over"), l => l.Sheet.Untalked ? new Text("是", "yes") : null),
        new(new("未签收", "Not signed"), l => l.Sheet.Unseen ? new Text("是", "yes") : null),
        new(new("申诉中", "Appealed"), l => l.Sheet.Appealed ? new Text("是", "yes") : null),
    ];

    private static readonly ListColumn<StandardList.Line>[] Standards =
    [
        new(new("岗位", "Position"), l => l.Position?.Name),
        new(new("生效", "From"), l => l.Standard.FromMonth, 12),
        new(new("状态", "State"), l => StandardsPage.Said(l.Standard.State)),
        new(new("指标", "Indicators"), l => l.Standard.Indicators, 10),
        new(new("权重", "Weights"), l => l.Standard.Weights, 10),
        new(new("发布人", "Published by"), l => l.By),
        new(new("发布", "Published"), l => l.Standard.PublishedAt, 18),
    ];

    private static readonly ListColumn<SheetRows.Row>[] Rows =
    [
        new(new("序号", "No."), r => r.Place, 8),
        new(new("时间", "When"), r => r.At, 18),
        new(new("计入", "Counts"), r => r.Good ? new Text("是", "yes") : new Text("否", "no")),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/appraisals/export", (string? month, string? show, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("绩效考评", "Appraisals"), desk, Sheets, async after =>
            {
                var page = await desk.Read((SheetList list) => list.Show(new(month, show, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
        api.MapGet("/appraisals/standards/export", (IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("考评标准", "Appraisal standards"), desk, Standards, async _ => (await desk.Read((StandardList list) => list.All(default)), null), clock));
        api.MapGet("/appraisals/{id:guid}/rows/{number:int}/export", (Guid id, int number, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("考评明细", "Rows of an appraisal"), desk, Rows, async _ => ((await desk.Read((SheetRows rows) => rows.Of(id, number, default)))?.Rows ?? [], null), clock));
    }
}
