using Dealership.Ui;

namespace Dealership.Admin.Editions;

/// <summary>What differs, in words.</summary>
internal static class Kind
{
    public static string Say(string kind, Words words) => kind switch
    {
        "added" => words["增加", "Added"],
        "changed" => words["改动", "Changed"],
        "maker" => words["只换厂家名", "Maker's name"],
        "moved" => words["换了岗位", "Moved"],
        "removed" => words["删去", "Gone"],
        _ => words["没有变化", "Unchanged"],
    };

    public static StateKind State(string kind) => kind switch
    {
        "added" => StateKind.InTime,
        "removed" => StateKind.Late,
        "same" => StateKind.Neutral,
        _ => StateKind.Due,
    };

    /// <summary>Lines of a kind; nothing chosen is what differs.</summary>
    public static IEnumerable<EditionRecord.Line> Of(IEnumerable<EditionRecord.Line> lines, string? chosen) => lines.Where(l => chosen switch
    {
        null or "" => l.Kind != "same",
        "undecided" => l.Kind != "same" && l.Accepted is null,
        _ => l.Kind == chosen,
    });
}

/// <summary>What was decided about a line, in words.</summary>
internal static class Decision
{
    public static string Say(EditionRecord.Line line, Words words) => line switch
    {
        { Kind: "same" } => "—",
        { Accepted: null } => words["未决定", "Undecided"],
        { Accepted: true, Since: { } since } => words[$"采纳，{words.Day(since)}起", $"Taken over from {words.Day(since)}"],
        _ => words["维持原样", "Kept as it was"],
    };

    public static StateKind Kind(EditionRecord.Line line) => line switch
    {
        { Kind: "same" } => StateKind.Neutral,
        { Accepted: null } => StateKind.Due,
        _ => StateKind.Done,
    };
}
