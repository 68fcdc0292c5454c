using Dealership.Contracts;
using Dealership.Csi.Cases;
using Dealership.Csi.Scores;
using Dealership.Csi.Surveys;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Csi;

/// <summary>The lists as files, with the filters of the screen; never a buyer's name, number or single answers.</summary>
internal sealed class Exports : IEndpoints
{
    private const int Take = 1000;

    private static ListColumn<SurveyList.Line>[] Sample(TimeZoneInfo zone) =>
    [
        new(new("状态", "State"), l => Names.OfState(l.Survey.State)),
        new(new("车型", "Model"), l => l.Survey.ModelCode),
        new(new("车架号尾号", "End of VIN"), l => l.Survey.VinTail, 12, SheetForm.Text),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("交车", "Handed over"), l => Local(l.Survey.HandedOverAt, zone), 18),
        new(new("可访问", "Opens"), l => zone.DayOf(l.Survey.OpensAt), 12),
        new(new("截止", "Due"), l => zone.DayOf(l.Survey.DueAt), 12),
        new(new("未接通", "Attempts"), l => l.Survey.Tries),
        new(new("来源", "Source"), l => Names.OfSource(l.Survey.Source)),
        new(new("得分", "Score"), l => Points(l.Survey.Index)),
        new(new("排除原因", "Excluded because"), l => Names.OfReason(l.Survey.Reason)),
    ];

    private static ListColumn<ScoreRows.Line>[] Interviews(TimeZoneInfo zone) =>
    [
        new(new("完成", "Held"), l => Local(l.Interview.At, zone), 18),
        new(new("来源", "Source"), l => Names.OfSource(l.Interview.Source)),
        new(new("车型", "Model"), l => l.Interview.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("得分", "Score"), l => Points(l.Interview.Score)),
        new(new("用时（秒）", "Seconds"), l => l.Interview.Seconds),
        new(new("一条线", "Straight-lined"), l => l.Interview.Straight ? new Text("是", "yes") : null),
    ];

    private static ListColumn<CaseList.Line>[] Cases(TimeZoneInfo zone) =>
    [
        new(new("状态", "State"), l => Names.OfCase(l.Case.State)),
        new(new("超时", "Late"), l => l.Case.Late ? new Text("是", "yes") : null),
        new(new("最低因子", "Lowest factor"), l => new Text(l.Case.FactorZh, l.Case.FactorEn)),
        new(new("最低题目", "Lowest item"), l => new Text(l.Case.ThemeZh ?? "", l.Case.ThemeEn ?? ""), 40),
        new(new("总分", "Index"), l => Points(l.Case.Index)),
        new(new("因子得分", "Factor score"), l => Points(l.Case.FactorScore)),
        new(new("车型", "Model"), l => l.Case.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("立案", "Raised"), l => Local(l.Case.RaisedAt, zone), 18),
        new(new("答复截止", "Answer due"), l => Local(l.Case.AnswerDue, zone), 18),
        new(new("关闭截止", "Close due"), l => Local(l.Case.CloseDue, zone), 18),
    ];

    public void Map(ApiRoutes api)
    {
        api.MapGet("/surveys/export", ([FromQuery(Name = "at-from")] DateOnly? from, [FromQuery(Name = "at-to")] DateOnly? to, string? state, string? vin, IDesk desk, TimeProvider clock) =>
            Guarded(desk, Rights.ExportSample, () => ListExport.Of(new("调查样本", "Sample"), desk, Sample(desk.Caller.Zone), async after =>
            {
                var page = await desk.Read((SurveyList list) => list.Show(new(SurveyList.StateOf(state), from, to, vin, after, Take), default));
                return (page.Rows, page.Next);
            }, clock)));
        api.MapGet("/scores/rows/export", (DateOnly? month, string? factor, Guid? consultant, IDesk desk, TimeProvider clock) =>
            Guarded(desk, Rights.SeeScores, () => ListExport.Of(new("得分明细", "Scores"), desk, Interviews(desk.Caller.Zone), async after =>
            {
                var page = await desk.Read((ScoreRows rows) => rows.Show(new(month, None(factor), consultant, after, Take), default));
                return (page.Rows, page.Next);
            }, clock)));
        api.MapGet("/cases/export", (string? state, string? factor, IDesk desk, TimeProvider clock) =>
            Guarded(desk, Rights.SeeCases, () => ListExport.Of(new("低分案件", "Low-score cases"), desk, Cases(desk.Caller.Zone), async after =>
            {
                var page = await desk.Read((CaseList list) => list.Show(new(CaseList.Shown(state), None(factor), after, Take), default));
                return (page.Rows, page.Next);
            }, clock)));
    }

    /// <summary>Refused before the first byte: a file half sent cannot say that it was forbidden.</summary>
    private static Task<IResult> Guarded(IDesk desk, string right, Func<Task<IResult>> file) => desk.Caller.May(right) ? file() : throw new NotAllowedException(right);

    private static DateTime Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    private static decimal? Points(decimal? score) => score is { } s ? decimal.Round(s, 1) : null;

    private static string? None(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
