using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Effects;

/// <summary>Comparisons and their rows, for other systems and as files.</summary>
internal sealed class EffectEndpoints : IEndpoints
{
    private const int Take = 1000;

    public void Map(ApiRoutes api)
    {
        api.MapGet("/effects", async (IDesk desk, int? months, CancellationToken ct) => (await desk.Read((EffectList list) => list.Show(months, null, ct))).Lines.Select(Told.Of));
        api.MapGet("/effects/export", (IDesk desk, int? months, Words words, TimeProvider clock) => All(desk, months, words, clock));
        api.MapGet("/effects/{code}", async (IDesk desk, string code, int? months, CancellationToken ct) => (await desk.Read((EffectList list) => list.Show(months, code, ct))).Lines.Select(Told.Of));
        api.MapGet("/effects/{code}/{name}", async (IDesk desk, string code, string name, string group, int? months, string? after, CancellationToken ct) =>
            await desk.Read((EffectRows rows) => rows.Show(new(code, name, group, months, after), ct)) is { } page ? Results.Ok(new { page.Rows, page.Next, page.Total }) : Results.NotFound());
        api.MapGet("/effects/{code}/{name}/export", (IDesk desk, string code, string name, string? group, int? months, Words words, TimeProvider clock) =>
            Rows(desk, new(code, name, group ?? EffectRows.Groups[0], months, Take: Take), words, clock));
    }

    /// <summary>As other systems read it: no figure where there are too few.</summary>
    internal sealed record Told(string Clause, string Effect, Text What, int? InTime, int? NotInTime, int? Unknown, double? MeanInTime, double? MeanNotInTime, Difference? Difference, Verdict? Verdict)
    {
        public static Told Of(EffectList.Line line) => line.Found is { } f
            ? new(line.Clause.Code, line.Effect.Name, line.Effect.What, f.InTime.N, f.NotInTime.N, f.Unknown, f.Difference is null ? null : f.InTime.Mean, f.Difference is null ? null : f.NotInTime.Mean, f.Difference, f.Verdict)
            : new(line.Clause.Code, line.Effect.Name, line.Effect.What, null, null, null, null, null, null, null);
    }

    private static async Task<IResult> All(IDesk desk, int? months, Words words, TimeProvider clock)
    {
        var view = await desk.Read((EffectList list) => list.Show(months, null, default));
        return await ListExport.Of(new("职责有没有用", "Does the duty matter"), desk,
        [
            new(new("条款", "Clause"), t => t.Clause, 10),
            new(new("应当改善", "Should improve"), t => t.What, 24),
            new(new("按时 n", "In time, n"), t => t.InTime),
            new(new("未按时 n", "Not in time, n"), t => t.NotInTime),
            new(new("按时均值", "In time, mean"), t => Short(t.MeanInTime)),
            new(new("未按时均值", "Not in time, mean"), t => Short(t.MeanNotInTime)),
            new(new("差别", "Difference"), t => Short(t.Difference?.By)),
            new(new("区间下限", "Interval from"), t => Short(t.Difference?.Low)),
            new(new("区间上限", "Interval to"), t => Short(t.Difference?.High)),
            new(new("结论", "Verdict"), t => t.Verdict is { } verdict ? Saying.Verdict(verdict, words) : null, 16),
        ], _ => Task.FromResult<(IReadOnlyList<Told>, string?)>(([.. view.Lines.Select(Told.Of)], null)), clock);
    }

    private static async Task<IResult> Rows(IDesk desk, EffectRows.Filter filter, Words words, TimeProvider clock)
    {
        if (await Page(null) is not { } first) return Results.NotFound();
        return await ListExport.Of(new($"{filter.Clause} {first.Effect.What.Zh}", $"{filter.Clause} {first.Effect.What.En}"), desk,
        [
            new(new("事项", "What"), r => r.Seen is { WhatZh: { } zh, WhatEn: { } en } ? new Text(zh, en) : null, 40),
            new(new("截止", "Due"), r => r.Seen.Due, 18),
            new(new("完成", "Proven"), r => r.Seen.ProvenAt, 18),
            new(new("结果", "Result"), r => Standing.SayResult(r.Seen.Result, words)),
            new(first.Effect.What, r => r.Measured?.Value, 18),
            new(new("何时知道", "Known"), r => r.Measured?.At, 18),
        ], async after => (after is null ? first : (await Page(after))!) is var page ? (page.Rows, page.Next) : default, clock);

        Task<EffectRows.Page?> Page(string? after) => desk.Read((EffectRows rows) => rows.Show(filter with { After = after }, default));
    }

    private static decimal? Short(double? value) => value is { } v ? Math.Round((decimal)v, 4) : null;
}
