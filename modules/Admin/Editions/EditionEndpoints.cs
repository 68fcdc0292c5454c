using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Editions;

/// <summary>Editions and their lines, for other systems and as files.</summary>
internal sealed class EditionEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/editions", (IDesk desk, CancellationToken ct) => desk.Read((EditionList list) => list.Show(ct)));
        api.MapPost("/editions", async ([FromHeader(Name = Key)] Guid key, [FromForm] string? title, [FromForm] string? pasted, IFormFile? file, IDesk desk, CancellationToken ct) =>
            await HandInFile.Taken.From(file, ct) is var taken ? await desk.Do(key, (BringEdition duty) => duty.Now(new() { Title = title, Pasted = pasted }, taken, ct)) : null).DisableAntiforgery();
        api.MapGet("/editions/export", (IDesk desk, TimeProvider clock) => Editions(desk, clock));
        api.MapGet("/editions/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((EditionRecord record) => record.Show(id, ct)));
        api.MapGet("/editions/{id:guid}/original", async (IDesk desk, Guid id, CancellationToken ct) =>
            await desk.Read((EditionRecord record) => record.Original(id, ct)) is { } kept ? Results.File(kept.Content, "application/octet-stream", kept.Name) : Results.NotFound());
        api.MapGet("/editions/{id:guid}/export", (IDesk desk, Guid id, string? kind, Words words, TimeProvider clock) => Lines(desk, id, kind, words, clock));
        api.MapGet("/editions/touches/{code}", (IDesk desk, string code, string? said, CancellationToken ct) => desk.Read((Touched touched) => touched.Show(code, said ?? "", ct)));
        api.MapPost("/editions/{id:guid}/lines/{place:int}", ([FromHeader(Name = Key)] Guid key, Guid id, int place, DecideLine.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideLine duty) => duty.Now(id, place, form, ct)));
    }

    private static async Task<IResult> Editions(IDesk desk, TimeProvider clock)
    {
        var rows = await desk.Read((EditionList list) => list.Show(default));
        return await ListExport.Of(new("新版岗位职责", "Editions of the duties"), desk,
        [
            new(new("版本", "Edition"), e => e.Title, 30),
            new(new("导入", "Brought in"), e => e.BroughtAt, 18),
            new(new("导入人", "By"), e => e.By),
            new(new("条数", "Duties"), e => e.Lines),
            new(new("增加", "Added"), e => e.Added),
            new(new("改动", "Changed"), e => e.Changed),
            new(new("删去", "Gone"), e => e.Removed),
            new(new("未决定", "Undecided"), e => e.Undecided),
        ], _ => Task.FromResult<(IReadOnlyList<EditionList.Row>, string?)>((rows, null)), clock);
    }

    private static async Task<IResult> Lines(IDesk desk, Guid id, string? kind, Words words, TimeProvider clock)
    {
        if (await desk.Read((EditionRecord record) => record.Show(id, default)) is not { } view) return Results.NotFound();
        return await ListExport.Of(new(view.Edition.Title, view.Edition.Title), desk,
        [
            new(new("条款", "Clause"), l => l.Code, 10),
            new(new("岗位", "Position"), l => l.Position),
            new(new("差别", "Difference"), l => Kind.Say(l.Kind, words)),
            new(new("原来", "Before"), l => l.Was, 50),
            new(new("新版怎么说", "What it says"), l => l.Said, 50),
            new(new("决定", "Decision"), l => Decision.Say(l, words), 20),
        ], _ => Task.FromResult<(IReadOnlyList<EditionRecord.Line>, string?)>(([.. Kind.Of(view.Lines, kind)], null)), clock);
    }
}
