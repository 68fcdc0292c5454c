using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;

namespace Dealership.Sales.Cards;

/// <summary>Intention cards as a file, masked as on the screen and with its filters.</summary>
internal sealed class CardExports : IEndpoints
{
    private const int Take = 1000;

    private static readonly ListColumn<CardList.Line>[] Cards =
    [
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("级别", "Level"), l => l.Card.Level, 8),
        new(new("意向车型", "Model"), l => l.Card.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("下次联系", "Next contact"), l => l.Card.DueAt, 18),
        new(new("上次联系", "Last contact"), l => l.Card.ContactedAt, 18),
        new(new("建卡", "Opened"), l => l.Card.OpenedAt, 18),
        new(new("结果", "Outcome"), l => l.Card.Outcome is { } outcome ? CardOutcome.NameOf(outcome) : null),
    ];

    public void Map(ApiRoutes api) => api.MapGet("/cards/export", (string? show, Guid? consultant, IDesk desk, TimeProvider clock) =>
        ListExport.Of(new("意向客户卡", "Intention cards"), desk, Cards, async after =>
        {
            var page = await desk.Read((CardList list) => list.Show(new(show, consultant, after, Take), default));
            return (page.Rows, page.Next);
        }, clock));
}
