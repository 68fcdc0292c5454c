using Dealership.Contracts;
using Dealership.Csi.Cases;
using Dealership.Csi.Scores;
using Dealership.Csi.Surveys;
using Dealership.Plugin.Sheets;

namespace Dealership.Csi;

/// <summary>What the codes of this department are called on screen and in exports.</summary>
internal static class Names
{
    public static Text OfState(string state) => state switch
    {
        "waiting" => new("未到期", "Not yet"),
        "open" => new("待访问", "To call"),
        "late" => new("逾期", "Late"),
        "held" => new("已完成", "Held"),
        _ => new("已排除", "Excluded"),
    };

    public static Text OfReason(string? reason) => reason switch
    {
        "do-not-contact" => new("拒绝联系", "Do not contact"),
        "handover-cancelled" => new("交车已取消", "Handover taken back"),
        "refused" => new("拒绝受访", "Refused the interview"),
        "unreachable" => new("联系不上", "Unreachable"),
        "not-the-buyer" => new("非车主本人", "Not the buyer"),
        "entered-too-late" => new("补录过晚", "Entered too late"),
        _ => new("", ""),
    };

    public static Text OfSource(string? source) => source switch
    {
        "phone" => new("电话", "Phone"),
        "link" => new("链接", "Link"),
        _ => new("", ""),
    };

    public static Text OfAttempt(string outcome) => outcome switch
    {
        "no-answer" => new("无人接听", "No answer"),
        "call-back" => new("约时再打", "Call back later"),
        "switched-off" => new("关机", "Switched off"),
        _ => new("错号、空号", "Wrong number"),
    };

    public static Text OfCase(string state) => state switch
    {
        "open" => new("待答复", "To answer"),
        "answered" => new("待核实", "To verify"),
        _ => new("已关闭", "Closed"),
    };

    public static Text OfRecall(string? recall) => recall switch
    {
        "satisfied" => new("满意", "Satisfied"),
        "basically-satisfied" => new("基本满意", "Basically satisfied"),
        "dissatisfied" => new("仍不满意", "Still dissatisfied"),
        _ => new("联系不上", "Unreachable"),
    };

    public static IReadOnlyList<ListColumn<SurveyList.Line>> SampleColumns { get; } =
    [
        new(new("状态", "State"), l => OfState(l.Survey.State)),
        new(new("车型", "Model"), l => l.Survey.ModelCode),
        new(new("车架号后六位", "VIN tail"), l => l.Survey.VinTail, Form: SheetForm.Text),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("交车", "Handed over"), l => l.Survey.HandedOverAt, 20),
        new(new("可访问", "Opens"), l => l.Survey.OpensAt, 20),
        new(new("截止", "Due"), l => l.Survey.DueAt, 20),
        new(new("未接通次数", "Attempts"), l => l.Survey.Tries),
        new(new("来源", "Source"), l => OfSource(l.Survey.Source)),
        new(new("得分", "Score"), l => l.Survey.Index),
        new(new("排除原因", "Excluded because"), l => OfReason(l.Survey.Reason)),
    ];

    public static IReadOnlyList<ListColumn<ScoreRows.Line>> ScoreColumns { get; } =
    [
        new(new("完成时间", "Held at"), l => l.Interview.At, 20),
        new(new("来源", "Source"), l => OfSource(l.Interview.Source)),
        new(new("车型", "Model"), l => l.Interview.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("得分", "Score"), l => l.Interview.Score),
        new(new("用时（秒）", "Seconds"), l => l.Interview.Seconds),
        new(new("一条线", "Straight-lined"), l => l.Interview.Straight ? new Text("是", "Yes") : new Text("", "")),
    ];

    public static IReadOnlyList<ListColumn<CaseList.Line>> CaseColumns { get; } =
    [
        new(new("状态", "State"), l => OfCase(l.Case.State)),
        new(new("超时", "Late"), l => l.Case.Late ? new Text("是", "Yes") : new Text("", "")),
        new(new("最低因子", "Lowest factor"), l => new Text(l.Case.FactorZh, l.Case.FactorEn)),
        new(new("最低题目", "Lowest item"), l => new Text(l.Case.ThemeZh ?? "", l.Case.ThemeEn ?? ""), 40),
        new(new("总分", "Index"), l => l.Case.Index),
        new(new("因子得分", "Factor score"), l => l.Case.FactorScore),
        new(new("车型", "Model"), l => l.Case.ModelCode),
        new(new("销售顾问", "Consultant"), l => l.Consultant),
        new(new("立案", "Raised"), l => l.Case.RaisedAt, 20),
        new(new("答复截止", "Answer due"), l => l.Case.AnswerDue, 20),
        new(new("关闭截止", "Close due"), l => l.Case.CloseDue, 20),
    ];
}
