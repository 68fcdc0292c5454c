using Dealership.Ui;

namespace Dealership.Admin.Accountability;

/// <summary>How the claims on a matter are said and shown.</summary>
internal static class Claiming
{
    public static string Say(WhoAnswers.Row row, Words t) => row switch
    {
        { Undecided: true } => t["多岗未定", "Undecided"],
        { Kind: "contested" } => t["多岗已定", "Decided"],
        { Kind: "none" } => t["没有条款负责", "Nobody's clause"],
        { Kind: "shared" } => t["各负其责", "Each its part"],
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
