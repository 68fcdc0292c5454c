using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Stock;

/// <summary>The stock, its checks and counts, funds and standards, for other systems.</summary>
internal sealed class StockEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        Board(api);
        Work(api);
        api.MapGet("/funds", (IDesk desk, int? days, CancellationToken ct) => desk.Read((Funds funds) => funds.Days(Math.Clamp(days ?? 31, 1, 366), ct)));
        api.MapPost("/funds", ([FromHeader(Name = Key)] Guid key, EnterFunds.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (EnterFunds duty) => duty.Now(form, ct)));
        api.MapGet("/stock/standards", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((StockStandards standards) => standards.On(day, ct)));
        api.MapGet("/stock/standards/to-come", (IDesk desk, CancellationToken ct) => desk.Read((StockStandards standards) => standards.ToCome(ct)));
        api.MapPost("/stock/standards", ([FromHeader(Name = Key)] Guid key, SetStockStandard.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetStockStandard duty) => duty.Now(form, ct)));
    }

    private static void Board(ApiRoutes api)
    {
        api.MapGet("/stock", (IDesk desk, DateOnly? month, CancellationToken ct) => desk.Read((StockBoard board) => board.Show(month, ct)));
        api.MapGet("/stock/rows", (IDesk desk, string? show, DateOnly? month, string? model, string? after, CancellationToken ct) =>
            desk.Read((StockRows rows) => rows.Show(new(show, month, model, after), ct)));
        api.MapGet("/stock/aged/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((AgedRecord record) => record.Show(id, ct)));
        api.MapPost("/stock/aged/{id:guid}/decision", ([FromHeader(Name = Key)] Guid key, Guid id, DecideAged.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideAged duty) => duty.Now(id, form, ct)));
    }

    private static void Work(ApiRoutes api)
    {
        api.MapPost("/vehicles/{id:guid}/check-in", ([FromHeader(Name = Key)] Guid key, Guid id, CheckIn.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CheckIn duty) => duty.Now(id, form, ct)));
        api.MapGet("/stock/consultants", (IDesk desk, CancellationToken ct) => desk.Read((CustodyChoices choices) => choices.Sellers(ct)));
        api.MapPost("/vehicles/{id:guid}/custody", ([FromHeader(Name = Key)] Guid key, Guid id, GiveCustody.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (GiveCustody duty) => duty.Now(id, form, ct)));
        api.MapGet("/stock/week", (IDesk desk, CancellationToken ct) => desk.Read((WeekCheck check) => check.Show(null, ct)));
        api.MapGet("/stock/week/before", (IDesk desk, CancellationToken ct) => desk.Read((WeekCheck check) => check.Before(ct)));
        api.MapGet("/stock/week/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((WeekCheck check) => check.Show(id, ct)));
        api.MapPost("/stock/week", ([FromHeader(Name = Key)] Guid key, LookAtCars.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (LookAtCars duty) => duty.Now(form, ct)));
        api.MapGet("/stock/takes", (IDesk desk, CancellationToken ct) => desk.Read((StockTake take) => take.Last(ct)));
        api.MapGet("/stock/takes/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((StockTake take) => take.Show(id, ct)));
        api.MapPost("/stock/takes", ([FromHeader(Name = Key)] Guid key, IDesk desk, CancellationToken ct) => desk.Do(key, (BeginStockTake duty) => duty.Now(ct)));
        api.MapPost("/stock/takes/{id:guid}/found", ([FromHeader(Name = Key)] Guid key, Guid id, CountCars.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CountCars duty) => duty.Now(id, form, ct)));
        api.MapPost("/stock/takes/{id:guid}/closing", ([FromHeader(Name = Key)] Guid key, Guid id, CloseStockTake.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CloseStockTake duty) => duty.Now(id, form, ct)));
    }
}
