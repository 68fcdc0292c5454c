using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Months;

/// <summary>The day, the closed months and a month's rows as files.</summary>
internal static class MonthSheets
{
    private const int Take = 1000;

    public static async Task<IResult> Day(IDesk desk, OwedOn.Filter filter, Words words, TimeProvider clock)
    {
        var answer = await desk.Read((OwedOn owed) => owed.Show(filter with { After = null, Take = int.MaxValue }, default));
        if (answer is null) return Results.NotFound();
        var names = answer.Positions.ToDictionary(p => p.Code, p => p.Name);
        return await ListExport.Of(new($"{answer.Day:yyyy-MM-dd} 谁欠什么", $"Owed on {answer.Day:yyyy-MM-dd}"), desk,
        [
            new(new("事项", "What"), r => new Text(r.WhatZh, r.WhatEn), 40),
            new(new("条款", "Clause"), r => r.Clause, 10),
            new(new("责任人", "Holder"), r => r.Holder),
            new(new("代管", "Stood in"), r => r.Keeper is { } keeper && keeper != r.Position ? names.GetValueOrDefault(keeper) : null),
            new(new("岗位", "Position"), r => names.GetValueOrDefault(r.Position)),
            new(new("截止", "Due"), r => r.DueAt, 18),
            new(new("完成", "Proven"), r => r.ProvenAt, 18),
            new(new("当时状态", "State then"), r => Standing.Say(r.State, words)),
        ], _ => Task.FromResult<(IReadOnlyList<OwedOn.Row>, string?)>((answer.Rows, null)), clock);
    }

    public static async Task<IResult> Months(IDesk desk, Words words, TimeProvider clock)
    {
        var view = await desk.Read((ClosedMonths months) => months.Show(default));
        return await ListExport.Of(new("月度封存", "Closed months"), desk,
        [
            new(new("月份", "Month"), m => words.Month(m.Month)),
            new(new("应办", "Owed"), m => m.Owed),
            new(new("按时", "On time"), m => m.OnTime),
            new(new("逾期补", "Late"), m => m.Late),
            new(new("漏", "Missed"), m => m.Missed),
            new(new("豁免", "Exempt"), m => m.Exempt),
            new(new("封存", "Closed"), m => m.ClosedAt, 18),
            new(new("摘要", "Digest"), m => m.Digest, 66),
            new(new("对不上", "Alarms"), m => m.Alarms),
            new(new("更正", "Corrections"), m => m.Corrections),
        ], _ => Task.FromResult<(IReadOnlyList<ClosedMonths.Line>, string?)>((view.Months, null)), clock);
    }

    public static async Task<IResult> Rows(IDesk desk, DateOnly month, MonthRows.Filter filter, Words words, TimeProvider clock)
    {
        if (await Page(null) is not { } first) return Results.NotFound();
        return await ListExport.Of(new($"{month:yyyy-MM} 封存明细", $"Closed {month:yyyy-MM}"), desk,
        [
            new(new("事项", "What"), r => r.WhatZh is { } zh ? new Text(zh, r.WhatEn!) : null, 40),
            new(new("条款", "Clause"), r => r.Clause, 10),
            new(new("岗位", "Position"), r => r.Position, 10),
            new(new("责任人", "Holder"), r => r.Holder),
            new(new("截止", "Due"), r => r.Due, 18),
            new(new("完成", "Proven"), r => r.ProvenAt, 18),
            new(new("凭证", "Evidence"), r => r.Grade is { } grade ? Standing.SayGrade(grade, words) : null),
            new(new("结果", "Result"), r => Standing.SayResult(r.Result, words)),
        ], async after => (after is null ? first : (await Page(after))!) is var page ? (page.Rows, page.Next) : default, clock);

        Task<MonthRows.Page?> Page(string? after) => desk.Read((MonthRows rows) => rows.Show(month, filter with { After = after, Take = Take }, default));
    }
}
