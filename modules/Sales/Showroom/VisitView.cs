namespace Dealership.Sales.Showroom;

/// <summary>
/// Which lines of the log a figure means, in SQL about <c>v</c>: the figure and the list behind it are one condition, so that they cannot
/// differ. Takes <c>@today</c>.
/// </summary>
internal static class VisitView
{
    public const string All = "all";
    public const string Inside = "inside";
    public const string Incomplete = "incomplete";

    /// <summary>In the order of the screen.</summary>
    public static IReadOnlyList<string> Names { get; } = [All, Inside, Incomplete, VisitKind.First, VisitKind.Again, VisitKind.Errand];

    /// <summary>Nobody asked why they came, nobody receives them, or they were never seen out (未完善).</summary>
    public const string IsIncomplete = "(v.kind is null or v.consultant_id is null or (v.left_at is null and v.day < @today))";

    /// <summary>Still in the showroom: today's lines without a time out.</summary>
    public const string IsInside = "(v.left_at is null and v.day = @today)";

    public static string Sql(string? view) => view switch
    {
        Inside => IsInside,
        Incomplete => IsIncomplete,
        VisitKind.First => "v.kind = 'first'",
        VisitKind.Again => "v.kind = 'again'",
        VisitKind.Errand => "v.kind = 'errand'",
        _ => "true",
    };
}
