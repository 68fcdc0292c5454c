namespace Dealership.Ui;

/// <summary>How something stands. Each has one icon, one word and one colour everywhere; none relies on colour alone.</summary>
public enum StateKind
{
    /// <summary>按时: on its way, nothing to worry about.</summary>
    InTime,
    /// <summary>临期: must be done now.</summary>
    Due,
    /// <summary>逾期: its time has passed.</summary>
    Late,
    /// <summary>已完成.</summary>
    Done,
    /// <summary>已豁免: excused, with a reason.</summary>
    Exempt,
    /// <summary>No judgement.</summary>
    Neutral,
}

internal static class StateLook
{
    public static string Css(this StateKind kind) => kind switch
    {
        StateKind.InTime => "intime",
        StateKind.Due => "due",
        StateKind.Late => "late",
        StateKind.Done => "done",
        StateKind.Exempt => "exempt",
        _ => "neutral",
    };

    public static string Icon(this StateKind kind) => kind switch
    {
        StateKind.InTime => "state-intime",
        StateKind.Due => "state-due",
        StateKind.Late => "state-late",
        StateKind.Done => "check",
        StateKind.Exempt => "state-exempt",
        _ => "dot",
    };

    public static string Say(this StateKind kind, Words t) => kind switch
    {
        StateKind.InTime => t["按时", "In time"],
        StateKind.Due => t["临期", "Due"],
        StateKind.Late => t["逾期", "Late"],
        StateKind.Done => t["已完成", "Done"],
        StateKind.Exempt => t["已豁免", "Exempt"],
        _ => "—",
    };
}
