using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Sales.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.LostDeals;

/// <summary>Lost deals as a file, masked as on the screen and with its filters.</summary>
internal sealed class LostExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<LostList.Line>[] Lost =
    [
        new(new("申请", "Applied"), l => l.Lost.AppliedAt, 18),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("结果", "Outcome"), l => CardOutcome.NameOf(l.Lost.Kind)),
        new(new("原因", "Reason"), l => LostReason.Of(l.Lost.Reason)?.Said, 24),
        new(new("改买", "Takes instead"), l => l.Lost.Rival, 20),
        new(new("级别", "Level"), l => l.Lost.Level, 8),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("决定", "Decision"), l => LostNames.Decision(l.Lost.Approved)),
    ];

    public void Map(ApiRoutes api) =>
        api.MapGet("/lost/export", (string? show, string? reason, [FromQuery(Name = "day-from")] DateOnly? from, [FromQuery(Name = "day-to")] DateOnly? to, IDesk desk, TimeProvider clock) =>
            ListExport.Of(new("战败", "Lost deals"), desk, Lost, async after =>
            {
                var page = await desk.Read((LostList list) => list.Show(new(show, reason, from, to, after, Take), default));
                return (page.Rows, page.Next);
            }, clock));
}
