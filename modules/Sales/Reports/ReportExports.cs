using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Reports;

/// <summary>The day's sheet (营业日报表) as a file, with the filters of the screen: figures only, for it goes to the maker.</summary>
internal sealed class ReportExports : IEndpoints
{
    private const int Take = 500;

    private static readonly ListColumn<ReportList.Line>[] Reports =
    [
        new(new("日期", "Day"), l => l.Report.Day, 12), new(new("销售顾问", "Consultant"), l => l.Consultant), new(new("状态", "State"), l => ReportNames.Of(l.Report)),
        .. ReportNames.Figures.Select(f => new ListColumn<ReportList.Line>(f.Name, l => l.Figures is { } figures ? f.Of(figures) : null, 10)),
        new(new("备注", "Remark"), l => l.Report.Remark, 30), new(new("主管指示", "Instruction"), l => l.Report.Instruction, 30),
        new(new("交报时间", "Handed in"), l => l.Report.ConfirmedAt, 18), new(new("检查时间", "Checked"), l => l.Report.DecidedAt, 18),
    ];

    public void Map(ApiRoutes api) =>
        api.MapGet("/reports/export", ([FromQuery(Name = "day-from")] DateOnly? from, [FromQuery(Name = "day-to")] DateOnly? to, string? show, Guid? consultant, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("营业日报", "Daily reports"), desk, Reports, async after =>
            {
                var page = await desk.Read((ReportList list) => list.Show(new(from, to, show, consultant, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
}
