namespace Dealership.Sales.Meetings;

/// <summary>Which decided things a figure means, in SQL about an action <c>a</c>: the figure and the list behind it are one condition. Takes <c>@now</c>.</summary>
internal static class ActionView
{
    public const string Open = "open", Late = "late", Done = "done", Dropped = "dropped";

    /// <summary>In the order of the screen.</summary>
    public static IReadOnlyList<string> Names { get; } = [Open, Late, Done, Dropped];

    public const string IsOpen = "(a.done_at is null and a.dropped_at is null)";

    public static string Sql(string? view) => view switch
    {
        Late => $"({IsOpen} and a.due_at < @now)",
        Done => "a.done_at is not null",
        Dropped => "a.dropped_at is not null",
        _ => IsOpen,
    };
}
