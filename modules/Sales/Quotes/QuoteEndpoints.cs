using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Quotes;

/// <summary>Quotes for other systems, and as a file.</summary>
internal sealed class QuoteEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    private static readonly ListColumn<QuoteList.Line>[] Columns =
    [
        new(new("报价单号", "Number"), l => l.Quote.Number, 16, SheetForm.Text),
        new(new("客户", "Customer"), l => l.Customer?.Name),
        new(new("车型", "Model"), l => l.Quote.ModelCode),
        new(new("颜色", "Colour"), l => l.Quote.Colour),
        new(new("报价", "Price"), l => l.Quote.Price),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("报价时间", "Given"), l => l.Quote.At, 18),
        new(new("有效至", "Holds until"), l => l.Quote.ValidUntil, 12),
        new(new("状态", "State"), l => Names.OfQuote(l.Quote.State)),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/quotes", (IDesk desk, string? state, string? after, CancellationToken ct) => desk.Read((QuoteList list) => list.Show(new(state, after), ct)));
        api.MapGet("/quotes/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((QuoteList list) => list.One(id, ct)));
        api.MapPost("/quotes", ([FromHeader(Name = Key)] Guid key, GiveQuote.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (GiveQuote duty) => duty.Now(form, ct)));
        api.MapGet("/quotes/export", (string? state, IDesk desk, TimeProvider clock) => ListExport.Of(new("报价", "Quotes"), desk, Columns, async after =>
        {
            var page = await desk.Read((QuoteList list) => list.Show(new(string.IsNullOrEmpty(state) ? null : state, after, 1000), default));
            return (page.Rows, page.Next);
        }, clock));
    }
}
