namespace Dealership.Sales.Leads;

/// <summary>
/// Which leads a figure means, in SQL about a lead <c>l</c>: the figure and the list behind it are one condition. Takes <c>@now</c>, and
/// <c>@from</c> and <c>@until</c>, between which it was received.
/// </summary>
internal static class LeadView
{
    public const string Waiting = "waiting";
    public const string Open = "open";
    public const string Late = "late";
    public const string InTime = "in-time";
    public const string Slow = "slow";
    public const string Judged = "judged";
    public const string Void = "void";
    public const string All = "all";

    public static IReadOnlyList<string> Names { get; } = [Waiting, Open, Late, InTime, Slow, Judged, Void, All];

    /// <summary>It still waits for an answer; there are few of them, and the index of them says it in these words.</summary>
    public const string IsUnanswered = "l.answered_at is null and l.closed_at is null";

    /// <summary>Nobody has it yet (线索池).</summary>
    public const string IsWaiting = $"(l.consultant_id is null and {IsUnanswered})";

    /// <summary>Somebody has it and has not answered.</summary>
    public const string IsOpen = $"(l.consultant_id is not null and {IsUnanswered})";

    /// <summary>Nobody has answered and the customer's time is over.</summary>
    public const string IsLate = $"({IsUnanswered} and l.due_at < @now)";

    private const string Within = "l.received_at >= @from and l.received_at < @until";

    public const string IsInTime = $"(l.answered_at <= l.due_at and {Within})";

    public const string IsSlow = $"(l.answered_at > l.due_at and {Within})";

    /// <summary>Denominator of 首次响应及时率: answered, or not answered when his time was over; also where the card was closed or pooled since.</summary>
    public const string IsJudged = $"((l.answered_at is not null or (l.due_at < @now and (l.closed_at is null or (l.consultant_id is not null and l.closed_at > l.due_at)))) and {Within})";

    public const string IsVoid = $"(l.closed_at is not null and {Within})";

    public const string IsReceived = Within;

    /// <summary>Of now and not of the days asked for; the most pressing first.</summary>
    public static bool OfNow(string? view) => view is Open or Late || !Names.Contains(view) || view == Waiting;

    public static string Sql(string? view) => view switch
    {
        Open => IsOpen,
        Late => IsLate,
        InTime => IsInTime,
        Slow => IsSlow,
        Judged => IsJudged,
        Void => IsVoid,
        All => IsReceived,
        _ => IsWaiting,
    };

    /// <summary>A consultant's own and what waits for anybody; all for whoever oversees. Takes <c>@only</c>.</summary>
    public const string Mine = "(@only::uuid is null or l.consultant_id = @only or l.consultant_id is null)";
}
