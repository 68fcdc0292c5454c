using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Notices;

/// <summary>The log of what was sent, as a file. The first page is read before anything is sent, so that a refusal is one.</summary>
internal static class DeliverySheet
{
    private static readonly ListColumn<DeliveryLog.Row>[] Columns =
    [
        new(new("时间", "At"), r => r.MadeAt, 18),
        new(new("渠道", "Channel"), r => r.Channel, 20),
        new(new("收件人", "To"), r => r.Person),
        new(new("内容", "What"), r => SayDigest(r.Digest)),
        new(new("结果", "Result"), r => Say(r.State)),
        new(new("次数", "Tries"), r => r.Attempts),
        new(new("送达", "Sent"), r => r.SentAt, 18),
        new(new("对方回答", "Answer"), r => new Text(r.SaidZh, r.SaidEn), 40),
    ];

    public static async Task<IResult> Of(IDesk desk, DeliveryLog.Filter filter, TimeProvider clock)
    {
        var first = await Page(null);
        return await ListExport.Of(new("发送记录", "Delivery log"), desk, Columns, after => after is null ? Task.FromResult(first) : Page(after), clock);

        async Task<(IReadOnlyList<DeliveryLog.Row> Rows, string? Next)> Page(string? after)
        {
            var page = await desk.Read((DeliveryLog log) => log.Show(filter with { After = after, Take = 1000 }, default));
            return (page.Rows, page.Next);
        }
    }

    public static Text Say(string state) => state switch
    {
        "sent" => new("已送达", "Taken"),
        "parked" => new("没有送达", "Not delivered"),
        _ => new("等待发送", "Waiting"),
    };

    public static Text SayDigest(string? digest) => digest switch
    {
        "morning" => new("早间提醒", "Morning digest"),
        "evening" => new("晚间提醒", "Evening digest"),
        _ => new("测试消息", "Test message"),
    };
}
