namespace Dealership.Sales.Appraisal;

/// <summary>
/// Which sheets a figure means, in SQL about a sheet <c>a</c> and its latest confirmation <c>c</c>: figure and list are one condition. Takes
/// <c>@only</c>, whose alone, and <c>@month</c>.
/// </summary>
internal static class SheetView
{
    public const string ToScore = "to-score";
    public const string Confirmed = "confirmed";
    public const string Untalked = "no-interview";
    public const string Unseen = "unseen";
    public const string Appealed = "appealed";

    public static IReadOnlyList<string> Names { get; } = [ToScore, Confirmed, Untalked, Unseen, Appealed];

    public const string IsToScore = "c.id is null";
    public const string IsConfirmed = "c.id is not null";
    public const string IsUntalked = "(c.id is not null and not exists (select 1 from sales.appraisal_interviews t where t.store_id = @store and t.appraisal_id = a.id))";
    public const string IsUnseen = "(c.id is not null and not exists (select 1 from sales.appraisal_seen w where w.store_id = @store and w.confirmation_id = c.id))";
    public const string IsAppealed = "exists (select 1 from sales.appraisal_appeals p where p.store_id = @store and p.appraisal_id = a.id and p.decided_at is null)";

    /// <summary>One's own, or all for whoever sees all; of a month, or of all.</summary>
    public const string Mine = "(@only::uuid is null or a.person_id = @only) and (@month::date is null or a.month = @month)";

    public const string From = """
        sales.appraisals a
        left join lateral (select x.* from sales.appraisal_confirmations x where x.store_id = @store and x.appraisal_id = a.id order by x.at desc, x.id desc limit 1) c on true
        """;

    public static string Sql(string? view) => view switch
    {
        ToScore => IsToScore,
        Confirmed => IsConfirmed,
        Untalked => IsUntalked,
        Unseen => IsUnseen,
        Appealed => IsAppealed,
        _ => "true",
    };
}
