using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Meetings;

/// <summary>Meetings, what they decided and the rows behind their figures as files, with the filters of the screen; customers are masked.</summary>
internal sealed class MeetingExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<MeetingList.Line>[] Meetings =
    [
        new(new("日期", "Day"), l => l.Meeting.Day, 12),
        new(new("会议", "Meeting"), l => MeetingKind.NameOf(l.Meeting.Kind)),
        new(new("开始", "Opened"), l => l.Meeting.OpenedAt, 18),
        new(new("结束", "Closed"), l => l.Meeting.ClosedAt, 18),
        new(new("主持", "Chair"), l => l.Chair),
        new(new("到会", "Here"), l => l.Meeting.Here, 8),
        new(new("缺席", "Absent"), l => l.Meeting.Absent, 8),
        new(new("决定", "Decided"), l => l.Meeting.Decided, 8),
        new(new("未落实", "Open"), l => l.Meeting.Open, 8),
    ];

    private static readonly ListColumn<ActionList.Line>[] Actions =
    [
        new(new("要做什么", "What"), l => l.Action.What, 40),
        new(new("由谁", "Who"), l => l.Person),
        new(new("期限", "Due"), l => l.Action.DueAt, 18),
        new(new("哪次会", "Meeting"), l => new Text($"{l.Action.Day:yyyy-MM-dd} {MeetingKind.NameOf(l.Action.Kind).Zh}", $"{l.Action.Day:yyyy-MM-dd} {MeetingKind.NameOf(l.Action.Kind).En}"), 22),
        new(new("落实", "Done"), l => l.Action.DoneAt, 18),
        new(new("做了什么", "What was done"), l => l.Action.DoneWords, 40),
        new(new("撤回", "Taken back"), l => l.Action.DroppedAt, 18),
    ];

    private static readonly ListColumn<PackRows.Line>[] Rows =
    [
        new(new("事项", "What"), l => PackNames.Of(l), 30),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("人员", "Staff"), l => l.Person),
        new(new("时间", "When"), l => l.Row.At, 18),
        new(new("备注", "Remark"), l => PackNames.Remark(l), 24),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/meetings/export", (string? kind, IDesk desk, TimeProvider clock) => ListExport.Of(new("晨会夕会", "Meetings"), desk, Meetings, async after =>
        {
            var page = await desk.Read((MeetingList list) => list.Show(new(kind, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/meetings/actions/export", (string? show, Guid? person, IDesk desk, TimeProvider clock) => ListExport.Of(new("会议决定", "Decided in meetings"), desk, Actions, async after =>
        {
            var page = await desk.Read((ActionList list) => list.Show(new(show, person, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
        api.MapGet("/meetings/packs/{id:guid}/{figure}/export", (Guid id, string figure, IDesk desk, TimeProvider clock) =>
            ListExport.Of(PackFigure.All.FirstOrDefault(f => f.Code == figure)?.Name ?? new("会议资料", "Meeting material"), desk, Rows, async _ => ((await desk.Read((PackRows rows) => rows.Of(id, figure, default)))?.Rows ?? [], null), clock));
    }
}
