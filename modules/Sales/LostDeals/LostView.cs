using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.LostDeals;

/// <summary>
/// Which applications a figure means, in SQL about an application <c>a</c> and its second call <c>l</c>: the figure and the list behind it
/// are one condition.
/// </summary>
internal static class LostView
{
    public const string Pending = "pending", All = "all", Approved = "approved", Refused = "refused", Clear = "clear", Calls = "calls", Called = "called", Denied = "denied", Revived = "revived";

    /// <summary>In the order of the screen.</summary>
    public static IReadOnlyList<string> Names { get; } = [Pending, All, Approved, Refused, Clear, Calls, Called, Denied, Revived, .. CardOutcome.BySupervisor];

    public const string IsPending = "a.decided_at is null";
    public const string IsApproved = "coalesce(a.approved, false)";
    public const string IsRefused = "not coalesce(a.approved, true)";

    /// <summary>Approved, and the reason says something (战败明确).</summary>
    public static string IsClear { get; } = $"(coalesce(a.approved, false) and a.reason not in ({string.Join(", ", LostReason.All.Where(r => !r.Clear).Select(r => $"'{r.Code}'"))}))";

    /// <summary>To be called once more.</summary>
    public const string IsToCall = "(l.id is not null and l.called_at is null)";

    /// <summary>Spoken to once more.</summary>
    public const string IsCalled = $"coalesce(l.how <> '{LogLostCall.NotReached}', false)";

    /// <summary>Gave another reason himself.</summary>
    public const string IsDenied = $"coalesce(l.how = '{LogLostCall.OtherReason}', false)";

    /// <summary>Has a card again (回流).</summary>
    public const string IsRevived = "exists (select 1 from sales.cards r where r.store_id = @store and r.revived_from = a.card_id)";

    /// <summary>About a card <c>c</c>: a loss waits for its decision, and until then it stays with whom it is.</summary>
    public const string IsAsked = "exists (select 1 from sales.lost_applications a where a.store_id = @store and a.card_id = c.id and a.decided_at is null)";

    public static Text DecideFirst { get; } = new("这张卡的战败申请还没决定，请先决定，再转手。", "A loss of this card waits for its decision: decide that first.");

    public static string Sql(string? view) => view switch
    {
        All => "true",
        Approved => IsApproved,
        Refused => IsRefused,
        Clear => IsClear,
        Calls => IsToCall,
        Called => IsCalled,
        Denied => IsDenied,
        Revived => IsRevived,
        _ when CardOutcome.BySupervisor.Contains(view) => $"a.kind = '{view}'",
        _ => IsPending,
    };

    /// <summary>A consultant's own applications; all for whoever oversees. Takes <c>@only</c>.</summary>
    public const string Mine = "(@only::uuid is null or a.consultant_id = @only)";

    /// <summary>Applied for in these days. Takes <c>@from</c> and <c>@until</c>, the first instant after.</summary>
    public const string Within = "(@from::timestamptz is null or a.applied_at >= @from) and (@until::timestamptz is null or a.applied_at < @until)";

    public const string From = "sales.lost_applications a left join sales.lost_calls l on l.store_id = @store and l.application_id = a.id";

    public static Guid? Only(Caller caller) => caller.May(CardRights.SeeAll) ? null : caller.PersonId;
}

/// <summary>Days of the store, both inclusive; all of them when none is given.</summary>
internal readonly record struct LostSpan(DateOnly? From, DateOnly? Until)
{
    public async Task<(DateTimeOffset? From, DateTimeOffset? Until)> Instants(ICalendar calendar, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        return (From is { } first ? zone.Instant(first.ToDateTime(TimeOnly.MinValue)) : null, Until is { } last ? zone.Instant(last.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null);
    }
}
