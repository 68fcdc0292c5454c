using Dealership.Contracts;
using Dealership.CustomerService.Complaints;
using Dealership.CustomerService.Customers;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.CustomerService;

/// <summary>The lists as files, masked like the screen and with its filters. The first page is read before anything is sent, so that a refusal is one.</summary>
internal sealed class Exports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<CustomerList.Row>[] Customers =
    [
        new(new("姓名", "Name"), c => c.Name),
        new(new("手机", "Phone"), c => c.Phone, 16, SheetForm.Text),
        new(new("来源", "Source"), c => Sources.NameOf(c.Source)),
        new(new("登记", "Registered"), c => c.AddedAt, 18),
        new(new("拒绝联系", "Do not contact"), c => c.Stopped ? new Text("是", "yes") : null),
    ];

    private static readonly ListColumn<CallQueue.Line>[] FollowUps =
    [
        new(new("期限", "Due"), f => f.DueOn, 12),
        new(new("客户", "Customer"), f => f.Name),
        new(new("手机", "Phone"), f => f.Phone, 16, SheetForm.Text),
        new(new("车型", "Model"), f => f.Model, 20),
        new(new("车架号尾号", "End of VIN"), f => f.VinTail, 12, SheetForm.Text),
        new(new("交车", "Handed over"), f => f.HandedOverAt, 18),
        new(new("销售顾问", "Consultant"), f => f.Consultant),
        new(new("已打", "Tried"), f => f.Attempts),
        new(new("上次结果", "Last outcome"), f => f.LastOutcome is { } code ? CallOutcome.NameOf(code) : null, 18),
        new(new("补录", "Entered late"), f => f.EnteredLate ? new Text("是", "yes") : null),
    ];

    private static readonly ListColumn<ComplaintList.Line>[] Complaints =
    [
        new(new("编号", "Number"), c => c.Case.Number, 14, SheetForm.Text),
        new(new("级别", "Level"), c => c.Case.Level),
        new(new("主题", "About"), c => Theme.NameOf(c.Case.Theme), 18),
        new(new("客户", "Customer"), c => c.Customer?.Name),
        new(new("责任部门", "Department"), c => Theme.DepartmentName(c.Case.OwnerDepartment)),
        new(new("受理", "Heard"), c => c.Case.OpenedAt, 18),
        new(new("首次回应时限", "Answer by"), c => c.Case.DueFirst, 18),
        new(new("首次回应", "Answered"), c => c.Case.AnsweredAt, 18),
        new(new("结案", "Closed"), c => c.Case.ClosedAt, 18),
        new(new("客户满意", "Satisfied"), c => c.Case.Satisfied switch { true => new Text("是", "yes"), false => new Text("否", "no"), null => null }),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/customers/export", (string? q, string? show, IDesk desk, TimeProvider clock) =>
            Of(new("客户", "Customers"), desk, clock, Customers, async after =>
            {
                var page = await desk.Read((CustomerExport list) => list.Show(new(q, None(show), after, Take), default));
                return (page.Rows, page.Next);
            }));
        api.MapGet("/follow-ups/export", (string? show, [FromQuery(Name = "due-from")] DateOnly? from, [FromQuery(Name = "due-to")] DateOnly? to, IDesk desk, TimeProvider clock) =>
            Of(new("交车后跟踪", "Follow-ups"), desk, clock, FollowUps, async after =>
            {
                var page = await desk.Read((CallQueue queue) => queue.Show(new(None(show), from, to, after, Take), default));
                return (page.Rows, page.Next);
            }));
        api.MapGet("/complaints/export", (string? show, int? level, IDesk desk, TimeProvider clock) =>
            Of(new("投诉", "Complaints"), desk, clock, Complaints, async after =>
            {
                var page = await desk.Read((ComplaintList list) => list.Show(new(None(show), level, after, Take), default));
                return (page.Rows, page.Next);
            }));
    }

    private static async Task<IResult> Of<T>(
        Text name, IDesk desk, TimeProvider clock, IReadOnlyList<ListColumn<T>> columns, Func<string?, Task<(IReadOnlyList<T> Rows, string? Next)>> page)
    {
        var first = await page(null);
        return await ListExport.Of(name, desk, columns, after => after is null ? Task.FromResult(first) : page(after), clock);
    }

    private static string? None(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
