using Dealership.Admin.Obligations;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Paper;

/// <summary>A day on paper and its catch-up, for other systems.</summary>
internal sealed class PaperEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/paper", (IDesk desk, DateOnly? day, string? position, CancellationToken ct) => desk.Read((DayPack pack) => pack.Show(day, position, ct)));
        api.MapGet("/paper/lines/{code}", (IDesk desk, string code, DateOnly day, CancellationToken ct) => desk.Read((PaperLine line) => line.Find(code, day, ct)));
        api.MapGet("/paper/ticks", (IDesk desk, CancellationToken ct) => desk.Read((PaperTicks ticks) => ticks.Show(ct)));
        api.MapPost("/paper/ticks/{code}", ([FromHeader(Name = Key)] Guid key, string code, string? time, TickPaper.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TickPaper duty) => duty.Now($"{code} {time}", form, ct)));
        api.MapDelete("/paper/ticks/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (UndoTick duty) => duty.Now(id, ct)));
        api.MapPost("/paper/sheets", async ([FromHeader(Name = Key)] Guid key, IFormFile file, IDesk desk, CancellationToken ct) =>
            await HandInFile.Taken.From(file, ct) is { } taken ? Results.Ok(await desk.Do(key, (KeepSheet duty) => duty.Now(taken, ct))) : Results.BadRequest()).DisableAntiforgery();
    }
}
