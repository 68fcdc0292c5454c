using Dealership.Ui;

namespace Dealership.Admin.Accountability;

/// <summary>How the claims on a matter are said and shown.</summary>
internal static class Claiming
{
    public static string Say(WhoAnswers.Row row, Words t) => row switch
    {
        { Undecided: true } => t["多岗认领，未定最终负责", "Several claim it, undecided"],
        { Kind: "contested" } => t["多岗认领，已定", "Several claim it, decided"],
        { Kind: "none" } => t["没有条款负责", "Nobody's clause"],
        { Kind: "shared" } => t["多岗各负其责", "Several, each its own part"],
        { Kind: "one" } => t["一岗负责", "One position"],
        _ => t["仅作凭证", "Evidence only"],
    };

    public static StateKind Kind(WhoAnswers.Row row) => row switch
    {
        { Undecided: true } => StateKind.Late,
        { Kind: "contested" } => StateKind.Done,
        { Kind: "none" } => StateKind.Due,
        _ => StateKind.Neutral,
    };

    /// <summary>Which rows a view of the list holds; without one, those that ask for a look.</summary>
    public static bool In(WhoAnswers.Row row, string? view) => view == "all" || row.Kind is "contested" or "none" or "shared";
}
