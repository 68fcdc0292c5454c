using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Showroom;

/// <summary>The traffic log as a file, with the filters of the screen.</summary>
internal sealed class ShowroomExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<VisitList.Line>[] Visits =
    [
        new(new("日期", "Day"), l => l.Visit.Day, 12),
        new(new("序号", "No."), l => l.Visit.Number, 8),
        new(new("到店", "Came"), l => l.Visit.ArrivedAt, 18),
        new(new("离店", "Left"), l => l.Visit.LeftAt, 18),
        new(new("性质", "Kind"), l => VisitKind.NameOf(l.Visit.Kind)),
        new(new("人数", "People"), l => l.Visit.Party, 8),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("看的车型", "Model"), l => l.Visit.ModelCode),
        new(new("更正次数", "Corrections"), l => l.Visit.Corrections, 10),
    ];

    public void Map(ApiRoutes api) =>
        api.MapGet("/showroom/export", ([FromQuery(Name = "day-from")] DateOnly? from, [FromQuery(Name = "day-to")] DateOnly? to, string? show, Guid? consultant, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("来店登记", "Traffic log"), desk, Visits, async after =>
            {
                var page = await desk.Read((VisitList list) => list.Show(new(from, to, show, consultant, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
}
