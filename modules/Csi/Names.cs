using Dealership.Contracts;

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

    /// <summary>A score of 1,000 as people say it: 812; empty when there is none.</summary>
    public static string Points(decimal? score) => score is { } s ? decimal.Round(s, 0, MidpointRounding.AwayFromZero).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
}
