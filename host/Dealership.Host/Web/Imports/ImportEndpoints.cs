using Dealership.Contracts;
using Dealership.Host.Imports;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Host.Web.Imports;

/// <summary>What the pages of imports can do, under <c>/api/imports</c>.</summary>
internal static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = new ApiRoutes(routes.MapGroup("/api/imports").WithTags("Imports").AddEndpointFilter<ApiManners>());
        api.MapGet("/", (ImportSheets sheets, IDesk desk) => sheets.For(desk.Caller).Select(k => new Sheet(
            k.Sheet.Key, k.Sheet.Name, [.. k.Sheet.Columns.Select(c => new Column(c.Key, c.Name, c.Kind.ToString(), c.Required))], k.Sheet.NaturalKey)));
        api.MapGet("/{kind}/template", (string kind, ImportSheets sheets, IDesk desk) => sheets.Of(kind, desk.Caller) is not { } known ? null : Workbook(
            desk.Caller, new($"{known.Sheet.Name.Zh}模板", $"{known.Sheet.Name.En} template"), (body, ct) => TemplateFile.Write(body, known.Sheet, desk.Caller.Language, ct)));
        api.MapPost("/{kind}", Upload).DisableAntiforgery(); // the manners of the API ask for the token themselves
        api.MapGet("/runs/{id:guid}", async (Guid id, Access access, CancellationToken ct) => await access.See(id, ct));
        api.MapGet("/runs/{id:guid}/progress", Progress);
        api.MapGet("/runs/{id:guid}/rows", async (Guid id, string? state, int? after, Access access, ImportViews views, IDesk desk, CancellationToken ct) =>
            await access.Open(id, ct) is null ? null : await views.Rows(desk.Caller, id, [state ?? "wrong"], state == "warned", after ?? 0, ImportViews.Page, ct));
        api.MapGet("/runs/{id:guid}/errors", async (Guid id, Access access, ImportViews views, IDesk desk, CancellationToken ct) =>
            await access.Open(id, ct) is not { } job ? null : Workbook(desk.Caller, new($"{job.Kind.Sheet.Name.Zh}-有错的行", $"{job.Kind.Sheet.Name.En} wrong rows"),
                (body, stop) => ErrorFile.Write(body, job.Kind.Sheet, views.Bad(desk.Caller, id, stop), desk.Caller.Language, stop)));
        api.MapPost("/runs/{id:guid}/rows/{number:int}", async (Guid id, int number, [FromBody] Dictionary<string, string?> cells, [FromHeader(Name = "Idempotency-Key")] Guid? key, Access access, FixRow rows, CancellationToken ct) =>
            await access.Open(id, ct) is not { } job ? null : await rows.Correct(job, key ?? Guid.CreateVersion7(), number, cells, ct));
        api.MapPost("/runs/{id:guid}/rows/{number:int}/drop", async (Guid id, int number, [FromHeader(Name = "Idempotency-Key")] Guid? key, Access access, FixRow rows, CancellationToken ct) =>
            await access.Open(id, ct) is not { } job ? null : await rows.Drop(job, key ?? Guid.CreateVersion7(), number, ct));
        api.MapPost("/runs/{id:guid}/run", async (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, Access access, StartWork start, CancellationToken ct) =>
            await access.Open(id, ct) is not { } job ? null : await start.Run(job, key ?? Guid.CreateVersion7(), ct));
        api.MapPost("/runs/{id:guid}/revert", async (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, Access access, StartWork start, CancellationToken ct) =>
            await access.Open(id, ct) is not { } job ? null : await start.Revert(job, key ?? Guid.CreateVersion7(), ct));
    }

    private static async Task<object?> Upload(string kind, IFormFile file, [FromHeader(Name = "Idempotency-Key")] Guid? key, ImportSheets sheets, TakeFile files, IDesk desk, CancellationToken ct)
    {
        if (sheets.Of(kind, desk.Caller) is not { } known) return null;
        await using var stream = file.OpenReadStream();
        return await files.Take(desk.Caller, key ?? Guid.CreateVersion7(), known, file.FileName, stream, ct);
    }

    /// <summary>For the bar on the page, which asks every half second.</summary>
    private static async Task<object?> Progress(Guid id, Access access, IDesk desk, CancellationToken ct)
    {
        if (await access.See(id, ct) is not { } import) return null;
        var text = import.State switch
        {
            "checking" => new Text("正在检查…", "Checking…"),
            "running" => new("正在导入…", "Importing…"),
            "reverting" => new("正在撤回…", "Taking back…"),
            _ => new("完成", "Done"),
        };
        return new { done = import.Done, total = import.OutOf, state = import.Busy ? "running" : "done", text = desk.Caller.Language == "en" ? text.En : text.Zh };
    }

    private static IResult Workbook(Caller caller, Text name, Func<Stream, CancellationToken, Task> write) =>
        Results.Stream(body => write(body, CancellationToken.None), SheetFile.ContentType, $"{(caller.Language == "en" ? name.En : name.Zh)}.xlsx");

    private sealed record Sheet(string Key, Text Name, IReadOnlyList<Column> Columns, IReadOnlyList<string> NaturalKey);

    private sealed record Column(string Key, Text Name, string Kind, bool Required);

    /// <summary>An import that this caller may see: of his store, and of a sheet he has the right to.</summary>
    internal sealed class Access(ImportViews views, ImportSheets sheets, IDesk desk)
    {
        public async Task<ImportView?> See(Guid id, CancellationToken ct) =>
            await views.One(desk.Caller, id, ct) is { } import && sheets.Of(import.Kind, desk.Caller) is not null ? import : null;

        public async Task<ImportJob?> Open(Guid id, CancellationToken ct) =>
            await views.One(desk.Caller, id, ct) is { } import && sheets.Of(import.Kind, desk.Caller) is { } kind ? new(id, kind, desk.Caller) : null;
    }
}
