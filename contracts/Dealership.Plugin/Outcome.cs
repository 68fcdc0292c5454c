using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>How a duty ended: done, or refused with every problem at once. A refusal leaves nothing behind in the database.</summary>
/// <param name="Problems">Why not; empty when done.</param>
/// <param name="Id">What was made or changed.</param>
/// <param name="Said">One sentence for the person who did it.</param>
public sealed record Outcome(IReadOnlyList<Problem> Problems, Guid? Id = null, Text? Said = null)
{
    /// <summary>It was done.</summary>
    public bool Ok => Problems.Count == 0;

    /// <summary>Done; the same key answers this again without doing it twice.</summary>
    public static Outcome Done(Guid? id = null, Text? said = null) => new([], id, said);

    /// <summary>Refused as a whole.</summary>
    public static Outcome Refused(string zh, string en) => new([new("", new(zh, en))]);

    /// <summary>Refused because of these fields.</summary>
    public static Outcome Refused(IReadOnlyList<Problem> problems) => new(problems);
}

/// <summary>Collects what is wrong with a form, so that all of it is said at once.</summary>
public sealed class Problems
{
    private readonly List<Problem> _found = [];

    /// <summary>Something is wrong.</summary>
    public bool Any => _found.Count > 0;

    /// <summary>Adds a problem when the condition holds.</summary>
    public Problems When(bool wrong, string field, string zh, string en)
    {
        if (wrong) _found.Add(new(field, new(zh, en)));
        return this;
    }

    /// <summary>The refusal that says all of it.</summary>
    public Outcome Refusal() => Outcome.Refused(_found);
}
