using System.Collections.Frozen;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>What positions may do: what the departments declare, changed by what the store gave or took.</summary>
internal static class Granted
{
    /// <summary>Keys of the rights that somebody with these positions has.</summary>
    /// <param name="declared">Every right of the house.</param>
    /// <param name="positions">Positions held today.</param>
    /// <param name="given">Position and right, parted by a space: given beyond what is declared.</param>
    /// <param name="taken">The same: taken from what is declared.</param>
    /// <param name="clauses">Clauses that the store took away from the positions that owe them.</param>
    public static FrozenSet<string> To(
        IEnumerable<Right> declared, IReadOnlyCollection<string> positions, IReadOnlyCollection<string> given, IReadOnlyCollection<string> taken,
        IReadOnlyCollection<string> clauses)
    {
        var gave = given.ToHashSet();
        var took = taken.ToHashSet();
        return declared.Where(r => positions.Any(p => gave.Contains($"{p} {r.Key}") || (ByDefault(r, p, clauses) && !took.Contains($"{p} {r.Key}")))).Select(r => r.Key).ToFrozenSet();
    }

    /// <summary>A position has a right because it holds a clause that needs it, or as one of those that have it without.</summary>
    public static bool ByDefault(Right right, string position, IReadOnlyCollection<string> clauses) =>
        right.Others.Contains(position) || right.ClausesOf(position).Any(clause => !clauses.Contains(clause));
}
