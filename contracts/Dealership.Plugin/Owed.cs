using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>One thing owed: about what, by when, and the screen on which it is done.</summary>
/// <param name="Subject">What it is about; obligation, evidence and count share it.</param>
/// <param name="What">What to do, without a customer's name or number.</param>
/// <param name="Due">By when.</param>
/// <param name="Link">Address of the screen that fulfils it.</param>
public sealed record Owed(Guid Subject, Text What, Due Due, string Link)
{
    /// <summary>Another position than the clause's owes this one.</summary>
    public string? Position { get; init; }

    /// <summary>This person owes it, whatever his position.</summary>
    public Guid? Person { get; init; }

    /// <summary>This person may never be given it: the one who is assessed.</summary>
    public Guid? Never { get; init; }

    /// <summary>Not before this instant; until then it waits folded away.</summary>
    public DateTimeOffset? OpensAt { get; init; }
}

/// <summary>What proves an obligation.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Id">The record that proves it.</param>
/// <param name="At">When it happened; in time or late follows from it.</param>
/// <param name="By">Who did it; nobody when a customer did.</param>
/// <param name="Link">Address of the record.</param>
public sealed record Proof(Guid Subject, Guid Id, DateTimeOffset At, Guid? By, string Link)
{
    /// <summary>
    /// Proves a clause that comes round by itself (定期): of its occurrences that were open at that instant and not proven yet, the one
    /// whose due time was nearest. With none open it proves nothing that was owed.
    /// </summary>
    public static Proof OfOccurrence(Guid id, DateTimeOffset at, Guid? by, string link) => new(Guid.Empty, id, at, by, link);

    /// <summary>Which occurrence it proves is for the ledger to find.</summary>
    public bool IsOfOccurrence => Subject == Guid.Empty;
}

/// <summary>A due time as the clause says it; Admin turns it into an instant with the store's clock and calendar.</summary>
/// <param name="Rule">How.</param>
/// <param name="From">Where it starts.</param>
/// <param name="Amount">Days or hours, by the calendar and the clock or in working time, as the rule says.</param>
public readonly record struct Due(DueRule Rule, DateTimeOffset From, int Amount)
{
    /// <summary>End of the store's day, so many calendar days later: 3 days after Monday noon is Thursday midnight.</summary>
    public static Due EndOfDay(DateTimeOffset from, int days) => new(DueRule.EndOfDay, from, days);

    /// <summary>So many hours by the clock later.</summary>
    public static Due Hours(DateTimeOffset from, int hours) => new(DueRule.Hours, from, hours);

    /// <summary>
    /// So many hours later in which the owing position's department works: two hours after 16:30 are the next working
    /// morning where work ends at 17:30.
    /// </summary>
    public static Due WorkingHours(DateTimeOffset from, int hours) => new(DueRule.WorkingHours, from, hours);

    /// <summary>
    /// Close of work (下班) of the department, so many of its working days later; 0 is today's, or the next working day's
    /// where today's has passed or nobody works.
    /// </summary>
    public static Due EndOfWorkingDay(DateTimeOffset from, int days) => new(DueRule.EndOfWorkingDay, from, days);

    /// <summary>At this instant.</summary>
    public static Due At(DateTimeOffset at) => new(DueRule.Hours, at, 0);
}

/// <summary>How a due time is counted.</summary>
public enum DueRule
{
    /// <summary>End of day after calendar days.</summary>
    EndOfDay,
    /// <summary>Hours by the clock.</summary>
    Hours,
    /// <summary>Hours in which the department works.</summary>
    WorkingHours,
    /// <summary>Close of work after working days.</summary>
    EndOfWorkingDay,
}
