namespace Dealership.Sales.Cards;

/// <summary>
/// Which cards a figure means, in SQL about a card <c>c</c> and its next contact <c>p</c>: the figure and the list behind it are one
/// condition. Takes <c>@now</c>, <c>@endOfToday</c> and <c>@silentSince</c>.
/// </summary>
internal static class CardView
{
    public const string Open = "open";
    public const string Due = "due";
    public const string Late = "late";
    public const string Silent = "silent";
    public const string Hot = "hot";
    public const string Pool = "pool";
    public const string Closed = "closed";

    /// <summary>Levels are views too: the open cards of that level.</summary>
    public static IReadOnlyList<string> Names { get; } = [Open, Late, Due, Silent, Hot, .. Level.All.Select(l => l.Code), Pool, Closed];

    /// <summary>Somebody looks after it.</summary>
    public const string IsOpen = "(c.closed_at is null and c.pooled_at is null)";

    /// <summary>Nobody does, and anybody may take it (公海).</summary>
    public const string IsPooled = "(c.closed_at is null and c.pooled_at is not null)";

    /// <summary>Level H and late by more than a day: the supervisor's to see to.</summary>
    public const string IsHot = "(c.closed_at is null and c.level = 'H' and p.due_at < @now - interval '1 day')";

    public const string IsLate = "(c.closed_at is null and p.due_at < @now)";
    public const string IsDue = "(c.closed_at is null and p.due_at >= @now and p.due_at <= @endOfToday)";

    public const string IsSilent = "(c.closed_at is null and c.contacted_at < @silentSince and p.due_at < @now)";

    public static string Sql(string? view) => view switch
    {
        Late => IsLate,
        Due => IsDue,
        Silent => IsSilent,
        Hot => IsHot,
        Pool => IsPooled,
        Closed => "c.closed_at is not null",
        _ when Level.Is(view) => $"({IsOpen} and c.level = '{view}')",
        _ => IsOpen,
    };

    /// <summary>A consultant's own cards; all for whoever oversees. Takes <c>@only</c>.</summary>
    public const string Mine = "(@only::uuid is null or (c.consultant_id = @only and c.pooled_at is null))";

    public const string From = """
        sales.cards c
        left join sales.next_contacts p on p.store_id = @store and p.card_id = c.id and p.contact_id is null and p.dropped_at is null
        """;
}
