using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Training;

/// <summary>The lists of training as files: the rows of the screen.</summary>
internal sealed class TrainingExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<CourseList.Row>[] Courses =
    [
        new(new("编号", "Number"), c => c.Number, 14, SheetForm.Text),
        new(new("课程", "Course"), c => c.Name, 24),
        new(new("开始", "Begins"), c => c.StartsOn, 12),
        new(new("结束", "Ends"), c => c.EndsOn, 12),
        new(new("地点", "Place"), c => c.Place),
        new(new("名额", "Seats"), c => c.Seats, 8),
        new(new("已报", "Taken"), c => c.Taken, 8),
        new(new("证书", "Certificate"), c => c.Certificate, 20),
    ];

    private static readonly ListColumn<NominationList.Line>[] Parts =
    [
        new(new("姓名", "Person"), l => l.Person),
        new(new("课程", "Course"), l => l.Part.Course, 24),
        new(new("开始", "Begins"), l => l.Part.StartsOn, 12),
        new(new("结果", "Result"), l => TrainingNames.OfResult(l.Part.Attended, l.Part.Passed)),
        new(new("成绩", "Mark"), l => l.Part.Score, 8),
        new(new("证书", "Certificate"), l => l.Part.Certificate, 20),
        new(new("有效期", "Valid until"), l => l.Part.ValidUntil, 12),
        new(new("转训", "Passing on"), l => TrainingNames.OfPassingOn(l.Part)),
        new(new("转训期限", "Pass on by"), l => l.Part.PassOnBy, 12),
    ];

    private static readonly ListColumn<TrainingMatrix.Cell>[] Cells =
    [
        new(new("姓名", "Person"), c => c.Person),
        new(new("证书", "Certificate"), c => c.Certificate, 24),
        new(new("状态", "State"), c => TrainingNames.OfCertificate(c.State)),
        new(new("有效期", "Valid until"), c => c.ValidUntil, 12),
        new(new("已报名", "Goes"), c => c.Going is null ? null : new Text("是", "yes")),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/training/courses/export", (string? show, IDesk desk, TimeProvider clock) => ListExport.Of(new("培训课程", "Courses"), desk, Courses, async after =>
        {
            var page = await desk.Read((CourseList list) => list.Show(new(show, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/training/nominations/export", (string? show, Guid? person, IDesk desk, TimeProvider clock) => ListExport.Of(new("参训和转训", "Training and passing on"), desk, Parts, async after =>
        {
            var page = await desk.Read((NominationList list) => list.Show(new(show, person, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/training/matrix/export", (string? show, IDesk desk, TimeProvider clock) => ListExport.Of(new("证书矩阵", "Certificates"), desk, Cells, async _ =>
            (await desk.Read((TrainingMatrix matrix) => matrix.Now(default)) is var view && show == "gaps" ? view.Gaps : view.Cells, null), clock));
    }
}
