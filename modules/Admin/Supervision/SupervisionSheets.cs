using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Supervision;

/// <summary>The lists of this room as files, read with the filters of the screen. What is read first is read before anything is sent, so that a refusal is one.</summary>
internal static class SupervisionSheets
{
    private const int Take = 1000;

    public static async Task<IResult> Quality(IDesk desk, DateOnly? from, DateOnly? until, TimeProvider clock)
    {
        var view = await desk.Read((SupervisionQuality quality) => quality.Show(from, until, default));
        ListColumn<SupervisionQuality.Row>[] columns =
        [
            new(new("监督条款", "Clause"), r => r.Clause, 10),
            new(new("监督人", "Supervisor"), r => r.Person ?? (object)new Text("空岗", "Vacant")),
            new(new("应看", "To look at"), r => r.Drawn),
            new(new("已看", "Looked at"), r => r.Judged),
            new(new("完成率%", "Done %"), r => Share(r.Judged, r.Drawn)),
            new(new("不认可", "Disagreed"), r => r.Disagreed),
            new(new("不认可率%", "Disagreed %"), r => Share(r.Disagreed, r.Judged)),
            new(new("从不说不", "Never disagrees"), r => r.Never(view.Rule) ? new Text("是", "Yes") : new Text("", ""), 12),
        ];
        return await ListExport.Of(new("监督质量", "Quality of supervision"), desk, columns, _ => Task.FromResult((view.Rows, (string?)null)), clock);
    }

    public static async Task<IResult> Lines(IDesk desk, JudgedLines.Filter filter, Words words, TimeProvider clock)
    {
        var first = await Page(null);
        ListColumn<JudgedLines.Row>[] columns =
        [
            new(new("监督条款", "Overseeing"), r => r.Overseeing, 10),
            new(new("期次", "Period"), r => r.Period, 18),
            new(new("监督人", "Supervisor"), r => r.Supervisor),
            new(new("被查事项", "Record"), r => new Text(r.WhatZh, r.WhatEn), 40),
            new(new("条款", "Clause"), r => r.Clause, 10),
            new(new("办理人", "Done by"), r => r.By),
            new(new("办理时间", "Done at"), r => r.At, 18),
            new(new("凭证", "Evidence"), r => Standing.SayGrade(r.Grade, words)),
            new(new("判断", "Verdict"), r => Verdicts.Say(r.Verdict, words)),
            new(new("发现", "Found"), r => r.Found, 40),
            new(new("判断时间", "Judged at"), r => r.JudgedAt, 18),
        ];
        return await ListExport.Of(new("抽查明细", "Records looked at"), desk, columns, after => after is null ? Task.FromResult(first) : Page(after), clock);

        async Task<(IReadOnlyList<JudgedLines.Row>, string?)> Page(string? after)
        {
            var page = await desk.Read((JudgedLines lines) => lines.Show(filter with { After = after, Take = Take }, default));
            return (page.Rows, page.Next);
        }
    }

    public static async Task<IResult> Shares(IDesk desk, DateOnly? from, DateOnly? until, TimeProvider clock)
    {
        var view = await desk.Read((Approvers approvers) => approvers.Show(from, until, default));
        ListColumn<Approvers.Row>[] columns =
        [
            new(new("审批人", "Approver"), r => r.Person),
            new(new("其下应办", "Owed below"), r => r.Under),
            new(new("批准豁免", "Exempted"), r => r.Exempted),
            new(new("豁免比例%", "Exempted %"), r => Share(r.Exempted, r.Under)),
            new(new("超线", "Above the line"), r => r.Above(view.Rule) ? new Text("是", "Yes") : new Text("", "")),
        ];
        return await ListExport.Of(new("豁免比例", "Shares of exemptions"), desk, columns, _ => Task.FromResult((view.Rows, (string?)null)), clock);
    }

    public static async Task<IResult> Exemptions(IDesk desk, ApproverRows.Filter filter, TimeProvider clock)
    {
        var first = await Page(null);
        ListColumn<ApproverRows.Row>[] columns =
        [
            new(new("事项", "What"), r => new Text(r.WhatZh, r.WhatEn), 40),
            new(new("条款", "Clause"), r => r.Clause, 10),
            new(new("责任人", "Holder"), r => r.Holder),
            new(new("截止", "Due"), r => r.DueAt, 18),
            new(new("原因", "Reason"), r => r.Reason is { } reason ? AskExemption.Reasons[reason] : null, 18),
            new(new("说明", "Words"), r => r.Words, 40),
            new(new("申请人", "Asked by"), r => r.AskedBy),
            new(new("批准时间", "Approved at"), r => r.DecidedAt, 18),
        ];
        return await ListExport.Of(new("豁免明细", "Rows behind the share"), desk, columns, after => after is null ? Task.FromResult(first) : Page(after), clock);

        async Task<(IReadOnlyList<ApproverRows.Row>, string?)> Page(string? after)
        {
            var page = await desk.Read((ApproverRows rows) => rows.Show(filter with { After = after, Take = Take }, default));
            return (page.Rows, page.Next);
        }
    }

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}
