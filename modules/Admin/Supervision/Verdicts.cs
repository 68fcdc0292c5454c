using Dealership.Ui;

namespace Dealership.Admin.Supervision;

/// <summary>How verdicts and the states of a sample are said and shown.</summary>
internal static class Verdicts
{
    public static string Say(string? verdict, Words t) => verdict switch
    {
        "agree" => t["认可", "Agreed"],
        "disagree" => t["不认可", "Disagreed"],
        _ => t["未看", "Not looked at"],
    };

    public static StateKind Kind(string? verdict) => verdict switch
    {
        "agree" => StateKind.Done,
        "disagree" => StateKind.Late,
        _ => StateKind.Neutral,
    };

    public static string SayState(string state, Words t) => state switch
    {
        "open" => t["待抽查", "To look at"],
        "done" => t["已完成", "Done"],
        "closed" => t["过期未完成", "Not done in time"],
        _ => t["没有可抽的记录", "Nothing to sample"],
    };

    public static StateKind KindOfState(string state) => state switch
    {
        "open" => StateKind.Due,
        "done" => StateKind.Done,
        "closed" => StateKind.Late,
        _ => StateKind.Neutral,
    };
}
