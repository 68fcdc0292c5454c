namespace Dealership.Host.Demo;

/// <summary>How a sale is steered, so that whoever opens the demo finds something to do.</summary>
internal enum Turn
{
    /// <summary>Chance alone.</summary>
    Ordinary,
    /// <summary>Nobody called, and the three days are over.</summary>
    NeverCalled,
    /// <summary>The buyer complained in yesterday's call; nobody has answered yet.</summary>
    ComplainedYesterday,
    /// <summary>A complaint was answered and is not settled.</summary>
    Unsettled,
}

/// <summary>What the last days leave open. Everything older has ended one way or the other.</summary>
internal static class LastDays
{
    /// <summary>Complaints of younger handovers would still be open; the two open ones are steered.</summary>
    public const int ComplaintsSettledAfter = 30;

    /// <summary>From here on the officers keep their three days: one overdue follow-up is enough to see red.</summary>
    public const int NoLapsesWithin = 14;

    /// <summary>Interviews forgotten longer ago were struck off when somebody went through the list; younger ones are still owed.</summary>
    public const int ForgottenWithin = 60;

    /// <summary>What becomes of the <paramref name="index"/>-th handover of a day.</summary>
    public static Turn Of(int daysAgo, int index) => (daysAgo, index) switch
    {
        (2, 0) => Turn.ComplainedYesterday,
        (4, 0) => Turn.NeverCalled,
        (11, 0) => Turn.Unsettled,
        _ => Turn.Ordinary,
    };

    /// <summary>Handovers that a day must have: to call (today and yesterday), to be overdue, to complain.</summary>
    public static int Least(int daysAgo) => daysAgo switch { 0 => 2, 1 => 3, 2 => 2, 4 or 11 => 1, _ => 0 };
}
