using Dealership.Ui;

namespace Dealership.Admin.Obligations;

/// <summary>How the states of an obligation, the results of the ledger and the grades of evidence are said and shown.</summary>
internal static class Standing
{
    /// <summary>States of an obligation, in the order a list offers them.</summary>
    public static IReadOnlyList<string> States { get; } = ["late", "today", "open", "waiting", "on-time", "done-late", "missed", "exempt", "released"];

    /// <summary>Results of the ledger, in the order a page shows them.</summary>
    public static IReadOnlyList<string> Results { get; } = ["on-time", "late", "missed", "exempt", "open"];

    /// <summary>Grades of evidence, strongest first; paper is somebody's word about a sheet of it.</summary>
    public static string[] Grades { get; } = ["event", "file", "second", "own", "paper"];

    public static string Say(string state, Words t) => state switch
    {
        "late" => t["逾期", "Late"],
        "today" => t["今天到期", "Due today"],
        "open" => t["待办", "Open"],
        "waiting" => t["未到时间", "Not yet"],
        "on-time" => t["按时完成", "Done in time"],
        "done-late" => t["逾期完成", "Done late"],
        "missed" => t["未完成", "Missed"],
        "exempt" => t["已豁免", "Exempt"],
        "released" => t["已解除", "Released"],
        "undone" => t["全部未完成", "All undone"],
        "done" => t["全部已完成", "All done"],
        _ => state,
    };

    /// <summary>In the ledger, late is proven late and missed is not proven at all.</summary>
    public static string SayResult(string result, Words t) => result switch
    {
        "late" => t["逾期完成", "Done late"],
        "missed" => t["未完成", "Missed"],
        "open" => t["未到期", "Not due yet"],
        _ => Say(result, t),
    };

    public static StateKind Kind(string state) => state switch
    {
        "late" or "missed" => StateKind.Late,
        "today" => StateKind.Due,
        "on-time" => StateKind.Done,
        "done-late" => StateKind.Due,
        "exempt" => StateKind.Exempt,
        _ => StateKind.Neutral,
    };

    public static StateKind KindOfResult(string result) => result == "late" ? StateKind.Due : Kind(result);

    /// <summary>What kind of proof it is, strongest first: event, file, second person, own word, paper.</summary>
    public static string SayGrade(string grade, Words t) => grade switch
    {
        "event" => t["业务记录", "Business record"],
        "file" => t["文件", "File"],
        "second" => t["他人证明", "Second person"],
        "own" => t["本人说明", "Own word"],
        "paper" => t["纸质", "Paper"],
        _ => grade,
    };
}
