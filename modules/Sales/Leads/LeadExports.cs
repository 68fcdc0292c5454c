using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Sales.Pool;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Leads;

/// <summary>Leads and the pool as files, masked as on the screen and with its filters.</summary>
internal sealed class LeadExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<LeadList.Line>[] Leads =
    [
        new(new("收到", "Received"), l => l.Lead.ReceivedAt, 18),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("渠道", "Channel"), l => Channel.NameOf(l.Lead.Channel), 16),
        new(new("来源系统", "System"), l => l.Lead.Origin),
        new(new("意向车型", "Model"), l => l.Lead.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("响应期限", "Answer by"), l => l.Lead.DueAt, 18),
        new(new("首次响应", "Answered"), l => l.Lead.AnsweredAt, 18),
        new(new("无效", "Void"), l => l.Lead.ClosedAt, 18),
    ];

    private static readonly ListColumn<PoolList.Line>[] Pool =
    [
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("级别", "Level"), l => l.Card.Level, 8),
        new(new("意向车型", "Model"), l => l.Card.ModelCode),
        new(new("进公海", "In the pool since"), l => l.Card.PooledAt, 18),
        new(new("上次联系", "Last contact"), l => l.Card.ContactedAt, 18),
        new(new("联系次数", "Contacts"), l => l.Card.Contacts, 10),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/leads/export", (string? show, [FromQuery(Name = "day-from")] DateOnly? from, [FromQuery(Name = "day-to")] DateOnly? to, string? channel, Guid? consultant, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("线索", "Leads"), desk, Leads, async after =>
            {
                var page = await desk.Read((LeadList list) => list.Show(new(show, from, to, channel, consultant, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
        api.MapGet("/pool/export", (IDesk desk, TimeProvider clock) => ListExport.Of(new("公海", "The pool"), desk, Pool, async after =>
        {
            var page = await desk.Read((PoolList list) => list.Show(after, Take, default));
            return (page.Rows, page.Next);
        }, clock));
    }
}
