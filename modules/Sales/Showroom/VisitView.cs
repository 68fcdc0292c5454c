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

    public const string Filed = "filed";
    public const string Already = "already";
    public const string Unfiled = "unfiled";
    public const string ToDrive = "to-drive";

    /// <summary>In the order of the screen.</summary>
    public static IReadOnlyList<string> Names { get; } = [All, Inside, Incomplete, VisitKind.First, Filed, Already, Unfiled, VisitKind.Again, VisitKind.Errand, ToDrive];

    /// <summary>Nobody asked why they came, nobody receives them, or they were never seen out (未完善).</summary>
    public const string IsIncomplete = "(v.kind is null or (v.consultant_id is null and v.kind <> 'errand') or (v.left_at is null and v.day < @today))";

    /// <summary>Still in the showroom: today's lines without a time out.</summary>
    public const string IsInside = "(v.left_at is null and v.day = @today)";

    /// <summary>Came first and left a number: a card was opened from this visit (留档).</summary>
    public const string IsFiled = "(v.kind = 'first' and exists (select 1 from sales.cards c where c.store_id = @store and c.visit_id = v.id))";

    /// <summary>Came first and had a card before, from a call or a lead (已留档首次到店).</summary>
    public const string IsAlready = "(v.kind = 'first' and v.card_id is not null and not exists (select 1 from sales.cards c where c.store_id = @store and c.visit_id = v.id))";

    /// <summary>Came first, looked and left no number (看车未留档).</summary>
    public const string IsUnfiled = "(v.kind = 'first' and v.card_id is null)";

    /// <summary>Denominator of the test-drive rate (试驾率): first visits filed, first visits filed before, and repeat visits.</summary>
    public const string IsToDrive = $"({IsFiled} or {IsAlready} or v.kind = 'again')";

    public static string Sql(string? view) => view switch
    {
        Inside => IsInside,
        Incomplete => IsIncomplete,
        VisitKind.First => "v.kind = 'first'",
        Filed => IsFiled,
        Already => IsAlready,
        Unfiled => IsUnfiled,
        VisitKind.Again => "v.kind = 'again'",
        VisitKind.Errand => "v.kind = 'errand'",
        ToDrive => IsToDrive,
        _ => "true",
    };
}
