using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Rounds;

/// <summary>Rounds, defects and checklists, for other systems and as files.</summary>
internal sealed class RoundEndpoints(IHouse house) : IEndpoints
{
    private const string Key = "Idempotency-Key";
    private const int Take = 1000;

    public void Map(ApiRoutes api)
    {
        api.MapGet("/rounds", (IDesk desk, string? list, string? after, CancellationToken ct) => desk.Read((RoundList rounds) => rounds.Show(new(list, after), ct)));
        api.MapGet("/rounds/export", (IDesk desk, string? list, TimeProvider clock) => Rounds(desk, list, clock));
        api.MapGet("/rounds/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((RoundRecord record) => record.Show(id, ct)));
        api.MapPost("/rounds/lists/{code}/begin", ([FromHeader(Name = Key)] Guid key, string code, IDesk desk, CancellationToken ct) => desk.Do(key, (BeginRound duty) => duty.Now(code, ct)));
        api.MapPost("/rounds/{id:guid}/zones/{zone:int}", async ([FromHeader(Name = Key)] Guid key, Guid id, int zone, [FromForm] string? verdict, [FromForm] int? item, [FromForm] Guid? owner, [FromForm] string? words, IFormFile? file, IDesk desk, CancellationToken ct) =>
            await HandInFile.Taken.From(file, ct) is var taken ? await desk.Do(key, (SeeZone duty) => duty.Now(id, zone, new() { Verdict = verdict, Item = item, Owner = owner, Words = words }, taken, ct)) : null).DisableAntiforgery();
        api.MapGet("/rounds/photos/{file:guid}", async (Guid file, IDesk desk, CancellationToken ct) =>
            await desk.Read((RoundPhoto photo) => photo.Open(file, ct)) is { } found ? Results.File(found.Content, found.Type, found.Name) : Results.NotFound());
        api.MapGet("/rounds/lists/{code}", (IDesk desk, string code, CancellationToken ct) => desk.Read((ListRecord record) => record.Show(code, ct)));
        api.MapPost("/rounds/lists/{code}", ([FromHeader(Name = Key)] Guid key, string code, WriteList.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (WriteList duty) => duty.Now(code, form, ct)));

        api.MapGet("/defects", (IDesk desk, [AsParameters] Search search, CancellationToken ct) => desk.Read((DefectList list) => list.Show(search.Filter, ct)));
        api.MapGet("/defects/export", (IDesk desk, [AsParameters] Search search, Words words, TimeProvider clock) => Defects(desk, search.Filter, words, clock));
        api.MapGet("/defects/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((DefectRecord record) => record.Show(id, ct)));
        api.MapPost("/defects/{id:guid}/fixes", async ([FromHeader(Name = Key)] Guid key, Guid id, [FromForm] string? words, IFormFile? file, IDesk desk, CancellationToken ct) =>
            await HandInFile.Taken.From(file, ct) is var taken ? await desk.Do(key, (FixDefect duty) => duty.Now(id, new() { Words = words }, taken, ct)) : null).DisableAntiforgery();
        api.MapPost("/defects/{id:guid}/checks", ([FromHeader(Name = Key)] Guid key, Guid id, CheckDefect.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (CheckDefect duty) => duty.Now(id, form, ct)));
    }

    internal sealed record Search
    {
        public string? View { get; init; }
        public string? List { get; init; }
        public bool? Mine { get; init; }
        public string? After { get; init; }
        public DefectList.Filter Filter => new(View, List, Mine == true, After);
    }

    private async Task<IResult> Rounds(IDesk desk, string? list, TimeProvider clock)
    {
        var first = await Page(null);
        return await ListExport.Of(new("巡检", "Rounds"), desk,
        [
            new(new("检查表", "Checklist"), r => Name(r.Code), 20),
            new(new("巡检人", "Walked by"), r => r.By),
            new(new("开始", "Begun"), r => r.BegunAt, 18),
            new(new("完成", "Done"), r => r.DoneAt, 18),
            new(new("区域", "Zones"), r => r.Zones),
            new(new("已看", "Seen"), r => r.Seen),
            new(new("项目", "Items"), r => r.Items),
            new(new("缺陷", "Defects"), r => r.Defects),
            new(new("未关闭", "Open"), r => r.Open),
        ], after => after is null ? Task.FromResult(first) : Page(after), clock);

        async Task<(IReadOnlyList<RoundList.Row> Rows, string? Next)> Page(string? after) =>
            await desk.Read((RoundList rounds) => rounds.Show(new(list, after, Take), default)) is var page ? (page.Rows, page.Next) : default;
    }

    private async Task<IResult> Defects(IDesk desk, DefectList.Filter filter, Words words, TimeProvider clock)
    {
        var first = await Page(null);
        return await ListExport.Of(new("整改单", "Defects"), desk,
        [
            new(new("缺陷", "Defect"), d => d.What, 40),
            new(new("检查表", "Checklist"), d => Name(d.Code), 20),
            new(new("说明", "In words"), d => d.Words, 30),
            new(new("整改人", "Put right by"), d => d.Owner),
            new(new("发现", "Found"), d => d.FoundAt, 18),
            new(new("发现人", "Found by"), d => d.Finder),
            new(new("期限", "By"), d => d.DueAt, 18),
            new(new("状态", "State"), d => Defect.Say(d.State, words)),
            new(new("关闭", "Closed"), d => d.ClosedAt, 18),
        ], after => after is null ? Task.FromResult(first) : Page(after), clock);

        async Task<(IReadOnlyList<Defect> Rows, string? Next)> Page(string? after) =>
            await desk.Read((DefectList list) => list.Show(filter with { After = after, Take = Take }, default)) is var page ? (page.Rows, page.Next) : default;
    }

    private Text Name(string code) => house.Checklists.TryGetValue(code, out var list) ? list.Name : new(code, code);
}
