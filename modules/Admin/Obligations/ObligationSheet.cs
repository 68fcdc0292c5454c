using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Obligations;

/// <summary>The list of obligations as a file. The first page is read before anything is sent, so that a refusal is one.</summary>
internal static class ObligationSheet
{
    private const int Take = 1000;

    private static ListColumn<Line>[] Columns(Words words) =>
    [
        new(new("事项", "What"), l => new Text(l.Row.WhatZh, l.Row.WhatEn), 40),
        new(new("条款", "Clause"), l => l.Row.Clause, 10),
        new(new("责任人", "Holder"), l => l.Row.Holder),
        new(new("请假代理", "Stands in"), l => l.Row.StandIn),
        new(new("岗位", "Position"), l => l.Position),
        new(new("截止", "Due"), l => l.Row.DueAt, 18),
        new(new("完成", "Proven"), l => l.Row.ProvenAt, 18),
        new(new("状态", "State"), l => Standing.Say(l.Row.State, words)),
    ];

    public static async Task<IResult> Of(IDesk desk, ObligationList.Filter filter, Words words, TimeProvider clock)
    {
        var first = await Page(null);
        return await ListExport.Of(new("待办台账", "Obligations"), desk, Columns(words), after => after is null ? Task.FromResult(first) : Page(after), clock);

        async Task<(IReadOnlyList<Line> Rows, string? Next)> Page(string? after)
        {
            var page = await desk.Read((ObligationList list) => list.Show(filter with { After = after, Take = Take }, default));
            var names = page.Positions.ToDictionary(p => p.Code, p => p.Name);
            return ([.. page.Rows.Select(row => new Line(row, names.GetValueOrDefault(row.Position)))], page.Next);
        }
    }

    private sealed record Line(ObligationList.Row Row, Text Position);
}
